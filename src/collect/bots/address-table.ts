import { isIP } from './ip-text.ts'

/**
 * Ranges of addresses: by the length of their prefix, what they have in common, the first bits as a number. Of version 4 as the
 * addresses of version 6 that mean the same (`::ffff:192.0.2.1`). An address is looked up once a length, of which there are few, however
 * many ranges there are: providers publish tens of thousands, and `BlockList` of Node looks at one after the other.
 */
export type AddressTable = ReadonlyMap<number, ReadonlySet<bigint>>

/** Bits of an address. */
export const addressBits = 128

/** Of ranges in CIDR notation, or addresses alone. What `isRange` does not hold of is passed over. */
export function addressTable(ranges: readonly string[]): AddressTable {
  const found = new Map<number, Set<bigint>>()
  for (const range of ranges) {
    const [text = '', bits] = range.split('/')
    const value = readAddress(text)
    if (value === null) continue
    const before = isIP(text) === 4 ? 96 : 0
    const length = bits === undefined ? addressBits : before + Number(bits)
    found.set(length, (found.get(length) ?? new Set()).add(value >> BigInt(addressBits - length)))
  }
  return found
}

/** Whether an address lies in one of the ranges; a text that is none lies in no range. */
export function isInTable(table: AddressTable, text: string): boolean {
  const value = readAddress(text)
  if (value === null) return false
  for (const [length, known] of table) if (known.has(value >> BigInt(addressBits - length))) return true
  return false
}

function readAddress(text: string): bigint | null {
  const version = isIP(text)
  if (version === 0) return null
  if (version === 4) return (0xffffn << 32n) | readFour(text)
  const [start = '', end = ''] = text.split('::')
  const [before, after] = [readGroups(start), readGroups(end)]
  const between = Array.from({ length: 8 - before.length - after.length }, () => 0n)
  return [...before, ...between, ...after].reduce((sum, group) => (sum << 16n) | group, 0n)
}

function readGroups(text: string): bigint[] {
  if (text === '') return []
  return text.split(':').flatMap(group => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)]
    const four = readFour(group)
    return [four >> 16n, four & 0xffffn]
  })
}

function readFour(text: string): bigint {
  return text.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)
}
