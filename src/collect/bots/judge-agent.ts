import { BlockList, isIP } from 'node:net'
import { isbot } from 'isbot'

const known = new Map<string, boolean>()
const mostKnown = 5_000

/** Whether an agent is a known program. Each text is asked about once: the pattern takes some 20 µs, a table none. */
export function isKnownAgent(agent: string): boolean {
  if (agent === '') return false
  const found = known.get(agent)
  if (found !== undefined) return found
  const answer = isbot(agent)
  if (known.size >= mostKnown) known.clear()
  known.set(agent, answer)
  return answer
}

/** Whether an address lies in one of the ranges (CIDR, or an address alone). Null where there are none. */
export function compileRanges(ranges: readonly string[]): ((address: string) => boolean) | null {
  if (ranges.length === 0) return null
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return address => {
    const version = isIP(address)
    return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
  }
}
