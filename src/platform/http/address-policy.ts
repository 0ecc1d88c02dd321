import { lookup as resolveName } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Which addresses may be called that lie in this machine or in a private network: none, all, or these hosts. */
export type PrivateAddresses = 'none' | 'all' | readonly string[]

/** Decides where calls that a user causes may go. A name is judged by the address it resolves to, at the moment of connecting. */
export interface AddressPolicy {
  /** Whether this host may be reached at this resolved address. */
  allows(host: string, address: string): boolean
  /** Whether a host may be called without encryption: only one that may also be private. */
  allowsPlain(host: string): boolean
  /**
   * For `net`, `tls` and `http`: resolves a name and refuses it when one of its addresses is not allowed. What is
   * connected to is what was judged, so a name that resolves differently a moment later gains nothing.
   * TRICKY: it is not asked for a host that is an address already: ask `allows(host, host)` first.
   */
  readonly lookup: LookupFunction
}

/** Thrown (as the error of the socket) for an address that must not be called. */
export class PrivateAddress extends Error {
  readonly host: string
  constructor(host: string) {
    super(`${host} lies in a private network`)
    this.name = 'PrivateAddress'
    this.host = host
  }
}

export function createAddressPolicy(allowed: PrivateAddresses): AddressPolicy {
  const mayBePrivate = (host: string) =>
    allowed === 'all' || (allowed !== 'none' && allowed.includes(bare(host)))
  const allows = (host: string, address: string) => mayBePrivate(host) || isPublic(bare(address))
  return {
    allows,
    allowsPlain: mayBePrivate,
    lookup(host, options, done) {
      resolveName(host, { ...options, all: true }, (error, found) => {
        if (error) return done(error, '', 0)
        const [first] = found
        if (first === undefined || found.some(({ address }) => !allows(host, address)))
          return done(new PrivateAddress(host), '', 0)
        return options.all ? done(null, found) : done(null, first.address, first.family)
      })
    },
  }
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '').toLowerCase()
}

/** Ranges that are not of the public Internet: IANA's special-purpose registries. */
const reserved = createReserved()

function createReserved(): BlockList {
  const list = new BlockList()
  const v4 =
    '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'
  const v6 =
    '::/128 ::1/128 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8'
  for (const [ranges, family] of [
    [v4, 'ipv4'],
    [v6, 'ipv6'],
  ] as const)
    for (const range of ranges.split(' ')) {
      const [net = '', bits = ''] = range.split('/')
      list.addSubnet(net, Number(bits), family)
    }
  return list
}

/** Addresses of version 6 that hold one of version 4 are judged by it: mapped, translated (NAT64) and 6to4. */
function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !reserved.check(address, 'ipv4')
  if (family !== 6) return false
  const inner = innerV4(address)
  return inner === null ? !reserved.check(address, 'ipv6') : !reserved.check(inner, 'ipv4')
}

function innerV4(address: string): string | null {
  const groups = groupsOf(address)
  const dotted = (high = 0, low = 0) => [high >> 8, high & 255, low >> 8, low & 255].join('.')
  const [a, b, c, d, e, f, g, h] = groups
  const zeros = [a, b, c, d, e].every(group => group === 0)
  if (zeros && (f === 0xffff || (f === 0 && (g ?? 0) > 0))) return dotted(g, h)
  if (a === 0x64 && b === 0xff9b && [c, d, e, f].every(group => group === 0)) return dotted(g, h)
  return a === 0x2002 ? dotted(b, c) : null
}

/** The eight groups of an address of version 6, `::` and a dotted end written out. */
function groupsOf(address: string): number[] {
  const plain = address.split('%')[0] ?? ''
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(plain)
  const text = dotted
    ? `${dotted[1]}${((Number(dotted[2]) << 8) | Number(dotted[3])).toString(16)}:${((Number(dotted[4]) << 8) | Number(dotted[5])).toString(16)}`
    : plain
  const [head = '', tail] = text.split('::')
  const numbers = (part: string) =>
    part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16))
  const start = numbers(head)
  if (tail === undefined) return start
  const end = numbers(tail)
  return [...start, ...new Array<number>(Math.max(0, 8 - start.length - end.length)).fill(0), ...end]
}
