import { BlockList, isIP } from 'node:net'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RihlaError } from '../../platform/errors.ts'
import { addressTable, isInTable } from './address-table.ts'
import { readRanges } from './read-ranges.ts'

const four = fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom(0, 1, 10, 127, 128, 192, 255)))
const six = fc
  .tuple(fc.constantFrom('2001:db8', '2a00:1450', 'fe80:1'), fc.constantFrom('', '1', 'ffff'), fc.nat(0xffff))
  .map(
    ([start, middle, end]) =>
      `${start}:${middle}${middle === '' ? '' : '::'}${middle === '' ? ':' : ''}${end.toString(16)}`,
  )
const address = fc.oneof(
  four.map(parts => parts.join('.')),
  six,
  four.map(parts => `::ffff:${parts.join('.')}`),
)
const range = fc.oneof(
  fc.tuple(four, fc.integer({ min: 0, max: 32 })).map(([parts, bits]) => `${parts.join('.')}/${bits}`),
  fc.tuple(six, fc.integer({ min: 16, max: 128 })).map(([text, bits]) => `${text}/${bits}`),
  four.map(parts => parts.join('.')),
)

it('holds what a list that looks at one range after the other holds', () => {
  fc.assert(
    fc.property(
      fc.array(range, { maxLength: 12 }),
      fc.array(address, { minLength: 1, maxLength: 30 }),
      (ranges, asked) => {
        const list = new BlockList()
        for (const one of ranges) {
          const [text = '', bits] = one.split('/')
          const family = isIP(text) === 6 ? 'ipv6' : 'ipv4'
          list.addSubnet(text, Number(bits ?? 32), family)
        }
        const table = addressTable(ranges)
        expect(asked.map(one => isInTable(table, one))).toEqual(
          asked.map(one => list.check(one, isIP(one) === 6 ? 'ipv6' : 'ipv4')),
        )
      },
    ),
    { numRuns: 500, seed: 7 },
  )
})

it('takes a text that is no address for none', () => {
  const table = addressTable(['0.0.0.0/0', '::/0', 'no range', '1.2.3'])
  for (const text of ['', 'localhost', '1.2.3', '1.2.3.4.5', '1.2.3.4/8', ' 1.2.3.4', '12345::'])
    expect(isInTable(table, text)).toBe(false)
  expect(isInTable(table, '255.1.2.3')).toBe(true)
})

it('reads a list of lines, and what providers publish', () => {
  const lines = '# ours\n192.0.2.0/24 , Frankfurt\r\n\n2001:db8::/32;x\n198.51.100.7 # one alone\n'
  expect(readRanges(lines)).toEqual(['192.0.2.0/24', '2001:db8::/32', '198.51.100.7'])
  const amazon = {
    syncToken: '1',
    createDate: '2026-11-29-00-00-00',
    prefixes: [{ ip_prefix: '192.0.2.0/24', region: 'me-south-1' }],
    ipv6_prefixes: [{ ipv6_prefix: '2001:db8::/32' }],
  }
  expect(readRanges(JSON.stringify(amazon))).toEqual(['192.0.2.0/24', '2001:db8::/32'])
  const microsoft = { values: [{ properties: { addressPrefixes: ['198.51.100.0/28', '2001:db8:1::/48'] } }] }
  expect(readRanges(`\n${JSON.stringify(microsoft)}`)).toEqual(['198.51.100.0/28', '2001:db8:1::/48'])
})

it('says where it does not understand a list', () => {
  const lineOf = (text: string) => {
    try {
      return readRanges(text)
    } catch (error) {
      return error instanceof RihlaError && [error.code, error.params]
    }
  }
  expect(lineOf('192.0.2.0/24\n192.0.2.0/33')).toEqual(['bots.list-unreadable', { line: 2 }])
  expect(lineOf('example.com')).toEqual(['bots.list-unreadable', { line: 1 }])
  for (const text of ['{"prefixes":[]}', '{"prefixes":', '', '# nothing'])
    expect(lineOf(text)).toEqual(['bots.list-unreadable', { line: 0 }])
})
