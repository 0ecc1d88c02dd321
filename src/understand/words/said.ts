import type { ReadSpan, SaidPeriod } from '../model-words.ts'
import type { Line } from './line.ts'
import { comparedAt, type Duration, dateAt, durationAt, periodAt, type Today, unitAt } from './read-time.ts'
import type { WordsCatalogue } from './vocabulary.ts'

/** An event of the text, in the order in which it was typed. */
export interface SaidEvent {
  readonly at: number
  readonly name: string
  /** Other events that the same words can mean. */
  readonly others: readonly string[]
}

/** What a text says, whatever it asks: the parts that a question is made of. */
export interface Said {
  readonly events: readonly SaidEvent[]
  readonly lacking: readonly SaidEvent[]
  readonly channels: readonly string[]
  readonly values: readonly { readonly path: string; readonly value: string }[]
  readonly properties: readonly string[]
  readonly breakdown: string | null
  readonly by: string | null
  readonly period: SaidPeriod | null
  /** Of two dates that follow each other the second: Ramadan against last Ramadan. */
  readonly periods: readonly SaidPeriod[]
  /** A period that is a date: the day of a change. */
  readonly hasDate: boolean
  readonly window: Duration | null
  readonly unit: 'hour' | 'day' | 'week' | 'month' | null
  readonly compare: 'before' | 'year-before' | null
  /** For each item what it was understood as; null: nothing. */
  readonly marks: readonly (Mark | null)[]
}

export interface Mark {
  readonly is: ReadSpan['is']
  readonly means: string
  /** Items that belong together have the same place. */
  readonly start: number
}

const bucketUnits = ['hour', 'day', 'week', 'month'] as const
const bucketOf = (unit: string | null) =>
  bucketUnits.find(one => one === unit) ?? (unit === 'quarter' || unit === 'year' ? 'month' : null)

export function readSaid(line: Line, catalogue: WordsCatalogue, now: Today): Said {
  const reader = new SaidReader(line, catalogue, now)
  reader.readTimes()
  reader.readBreakdowns()
  reader.readThings()
  return reader.said()
}

/** Works through the items in three rounds; what one round has taken the next leaves alone. */
class SaidReader {
  readonly #line: Line
  readonly #catalogue: WordsCatalogue
  readonly #now: Today
  readonly #marks: (Mark | null)[]
  readonly #events: SaidEvent[] = []
  readonly #lacking: SaidEvent[] = []
  readonly #channels: string[] = []
  readonly #values: { path: string; value: string }[] = []
  readonly #properties: string[] = []
  readonly #periods: SaidPeriod[] = []
  #breakdown: string | null = null
  #by: string | null = null
  #hasDate = false
  #window: Duration | null = null
  #unit: Said['unit'] = null
  #compare: Said['compare'] = null

  constructor(line: Line, catalogue: WordsCatalogue, now: Today) {
    this.#line = line
    this.#catalogue = catalogue
    this.#now = now
    this.#marks = Array.from({ length: line.length }, () => null)
  }

  #take(from: number, to: number, mark: Omit<Mark, 'start'>): void {
    for (let at = from; at < to; at++) this.#marks[at] = { ...mark, start: from }
  }

  readTimes(): void {
    for (let at = 0; at < this.#line.length; at++) {
      if (this.#marks[at]) continue
      if (this.#readCompare(at) || this.#readUnit(at) || this.#readWindow(at)) continue
      this.#readPeriod(at, at)
    }
  }

  #readCompare(at: number): boolean {
    const line = this.#line
    const isAsked = line.has(at, 'compare')
    for (const next of isAsked ? [at + 1, at + 2, at + 3] : [at]) {
      const found = comparedAt(line, next)
      // "last month" alone is a period; behind "compared with" it is what is compared with.
      if (!found || (!isAsked && !line.has(at, 'year-before', 'period-before'))) continue
      this.#compare = found.value
      this.#take(isAsked ? at : found.from, found.to, { is: 'compare', means: found.value })
      return true
    }
    // "Compare this month with last month": the word stands far before what is compared with.
    if (!isAsked && line.says('compare') && this.#periods.length > 0) {
      const found = comparedAt(line, at)
      if (found) {
        this.#compare = found.value
        this.#take(at, found.to, { is: 'compare', means: found.value })
        return true
      }
    }
    if (isAsked && this.#periods.length > 0) {
      const date = dateAt(line, line.skip(at + 1), this.#now)
      if (date) {
        this.#periods.push(date.value)
        this.#compare = 'before'
        this.#take(at, date.to, { is: 'compare', means: 'before' })
        return true
      }
    }
    return false
  }

  #readUnit(at: number): boolean {
    const line = this.#line
    const every = bucketUnits.find(unit => line.has(at, `every.${unit}`))
    const next = line.skip(at + 1)
    const by = line.has(at, 'by', 'each') ? bucketOf(unitAt(line, next)) : null
    const unit = every ?? by
    if (!unit) return false
    this.#unit = unit
    this.#take(at, every ? at + 1 : next + 1, { is: 'unit', means: unit })
    return true
  }

  #readWindow(at: number): boolean {
    const line = this.#line
    const [isWithin, isIn] = [line.has(at, 'within', 'less-than'), line.has(at, 'in', 'within')]
    if (!isWithin && !isIn) return false
    const next = line.skip(at + 1)
    if (this.#readPeriod(next, at)) return true
    const said = durationAt(line, next)
    // "in a week" is a window; "in week" and "في يوم" are not.
    if (!said) return false
    // «ف السيمانة», "in a month": how many each, unless two things have to happen in it.
    if (!said.value.isCounted && line.has(at, 'in') && this.#mentionedEvents() < 2) {
      this.#unit = bucketOf(said.value.unit)
      this.#take(at, said.to, { is: 'unit', means: this.#unit ?? '' })
      return true
    }
    if (!said.value.isCounted && !isWithin) return false
    this.#window = said.value
    this.#take(at, said.to, { is: 'window', means: `${said.value.n} ${said.value.unit}` })
    return true
  }

  #mentionedEvents(): number {
    let n = 0
    for (let at = 0; at < this.#line.length; at++) if (this.#line.first(at)?.is === 'event') n++
    return n
  }

  #readPeriod(at: number, from: number): boolean {
    const found = periodAt(this.#line, at, this.#now)
    if (!found) {
      const loose = durationAt(this.#line, at)
      if (at !== from || !loose?.value.isCounted || this.#window) return false
      this.#window = loose.value
      this.#take(loose.from, loose.to, { is: 'window', means: `${loose.value.n} ${loose.value.unit}` })
      return true
    }
    this.#hasDate ||= dateAt(this.#line, at, this.#now) !== null || this.#line.has(at, 'since')
    this.#periods.push(found.value)
    this.#take(from, found.to, { is: 'period', means: meansOf(found.value) })
    return true
  }

  readBreakdowns(): void {
    const line = this.#line
    for (let at = 0; at < line.length; at++) {
      if (this.#marks[at] || !line.has(at, 'by', 'each')) continue
      const next = line.skip(at + 1)
      if (this.#marks[next]) continue
      const by = this.#kindAt(next)
      const path = line.has(next, 'channel-word') ? '$channel' : line.targets(next, 'property')[0]?.path
      if (path && !this.#breakdown) {
        this.#breakdown = path
        this.#take(at, next + 1, { is: 'breakdown', means: path })
      } else if (by) {
        this.#by = by
        this.#take(at, next + 1, { is: 'count', means: by })
      }
    }
  }

  #kindAt(at: number): string | null {
    const line = this.#line
    if (line.has(at, 'session')) return 'session'
    if (line.has(at, 'account')) return 'account'
    if (line.has(at, 'people')) return 'person'
    const isOrder = line.targets(at, 'event').some(({ name }) => /order completed|purchase/i.test(name))
    return isOrder && this.#catalogue.kinds.includes('order_id') ? 'order_id' : null
  }

  readThings(): void {
    for (let at = 0; at < this.#line.length; at++) if (!this.#marks[at]) this.#readThing(at)
    // "Which countries buy the most", «أكثر المدن طلبًا»: of a property the value that stands first.
    const [path] = this.#properties
    if (path && !this.#breakdown && this.#line.says('which', 'most')) this.#breakdown = path
    // "app or website", "app against website": told apart, not both at once.
    if (this.#channels.length > 1 && !this.#breakdown && this.#line.says('or', 'compare')) {
      this.#breakdown = '$channel'
      this.#channels.length = 0
    }
  }

  #readThing(at: number): void {
    const line = this.#line
    const first = line.first(at)
    const isPlace =
      line.has(at - 1, 'in', 'from', 'only') ||
      (at > 1 && line.has(at - 2, 'in', 'from') && line.has(at - 1, 'small'))
    const channel = line.targets(at, 'channel')[0]
    const value = line.targets(at, 'value')[0]
    if (channel && (isPlace || first?.is === 'channel')) {
      if (!this.#channels.includes(channel.channel)) this.#channels.push(channel.channel)
      this.#take(at, at + 1, { is: 'channel', means: channel.channel })
      return
    }
    const events = line.targets(at, 'event')
    const event = events[0]
    if (event && !(value && isPlace && first?.is === 'value')) {
      const said = { at, name: event.name, others: events.slice(1).map(({ name }) => name) }
      if (this.#isNever(at)) {
        this.#lacking.push(said)
        this.#take(at, at + 1, { is: 'never', means: event.name })
      } else {
        this.#events.push(said)
        this.#take(at, at + 1, { is: 'event', means: event.name })
      }
      return
    }
    if (value && first?.is === 'value') {
      this.#values.push({ path: value.path, value: value.value })
      this.#take(at, at + 1, { is: 'value', means: `${value.path}=${value.value}` })
      return
    }
    const property = line.targets(at, 'property')[0]
    if (property) {
      this.#properties.push(property.path)
      this.#take(at, at + 1, { is: 'property', means: property.path })
    } else this.#readMeaning(at)
  }

  #readMeaning(at: number): void {
    const first = this.#line.first(at)
    if (!first) return
    if (first.is === 'meaning') {
      const isQuestion = first.meaning.startsWith('q.')
      this.#take(at, at + 1, { is: isQuestion ? 'question' : 'small', means: first.meaning })
    } else this.#take(at, at + 1, { is: 'small', means: '' })
  }

  /** Whether a negation stands before: right before, or with small words between. */
  #isNever(at: number): boolean {
    for (let before = at - 1; before >= Math.max(0, at - 3); before--) {
      if (this.#marks[before] && this.#marks[before]?.is !== 'small') return false
      const fold = this.#line.fold(before)
      // «ما» is also "what": it denies only the very next word.
      if (/^(ما|ma|no)$/.test(fold)) return before === at - 1 && !this.#line.has(before - 1, 'small', 'what')
      if (this.#line.has(before, 'never')) return true
      if (!this.#line.has(before, 'small', 'did', 'who', 'and')) return false
    }
    return false
  }

  said(): Said {
    return {
      events: this.#events,
      lacking: this.#lacking,
      channels: this.#channels,
      values: this.#values,
      properties: this.#properties,
      breakdown: this.#breakdown,
      by: this.#by,
      period: this.#periods[0] ?? null,
      periods: this.#periods,
      hasDate: this.#hasDate,
      window: this.#window,
      unit: this.#unit,
      compare: this.#compare,
      marks: this.#marks,
    }
  }
}

export function meansOf(period: SaidPeriod): string {
  if ('all' in period) return 'all'
  return 'days' in period ? `${period.days}d` : `${period.from}..${period.to}`
}

export const nothingSaid: Said = {
  events: [],
  lacking: [],
  channels: [],
  values: [],
  properties: [],
  breakdown: null,
  by: null,
  period: null,
  periods: [],
  hasDate: false,
  window: null,
  unit: null,
  compare: null,
  marks: [],
}
