import { RihlaError } from '../../platform/errors.ts'
import { isRange } from './model-bots.ts'

const most = 200_000

/**
 * Ranges of addresses out of a file: lines of a range each (`#` begins a remark, what follows a comma or a blank is not read), or
 * JSON as Amazon, Google, Microsoft and Oracle publish it, of which every text that is a range counts. Each once, in their order.
 *
 * @throws RihlaError `bots.list-unreadable` with the line that is no range; 0 where there is none in it
 */
export function readRanges(text: string): string[] {
  const start = text.trimStart()
  const ranges = [...new Set(/^[{[]/.test(start) ? rangesOfJson(start) : rangesOfLines(text))]
  if (ranges.length === 0 || ranges.length > most) throw new RihlaError('bots.list-unreadable', { line: 0 })
  return ranges
}

function rangesOfLines(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    const [range = ''] = (line.split('#')[0] ?? '').trim().split(/[\s,;]+/)
    if (range === '') return []
    if (!isRange(range)) throw new RihlaError('bots.list-unreadable', { line: at + 1 })
    return [range]
  })
}

function rangesOfJson(text: string): string[] {
  const found: string[] = []
  try {
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === 'string' && value.includes('/') && isRange(value)) found.push(value)
      return value
    })
  } catch (cause) {
    throw new RihlaError('bots.list-unreadable', { line: 0 }, { cause })
  }
  return found
}
