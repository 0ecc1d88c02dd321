import type { NoticeKind, Outcome, RefusalReason } from './model-outcome.ts'
import { ownCopy } from './values/text-rules.ts'

export interface ReportLine<Code extends string> {
  readonly code: Code
  /** What the count is of where a code has several: the pair of times that is out of order. */
  readonly detail: string
  readonly count: number
  /** The first few, with file, line and column. */
  readonly examples: readonly {
    readonly file: string
    readonly line: number
    readonly column?: string
    readonly text: string
  }[]
}

/** What an import did, most frequent first. */
export interface ImportReport {
  readonly messages: number
  readonly events: readonly { readonly event: string; readonly count: number }[]
  readonly refused: readonly ReportLine<RefusalReason>[]
  readonly notices: readonly ReportLine<NoticeKind>[]
}

export interface Reporter {
  add(outcome: Outcome): void
  report(): ImportReport
}

/** What was counted, without what stood in the rows: to be kept while an import is stopped, and gone on from. */
export function withoutTexts({ messages, events, refused, notices }: ImportReport) {
  const cleared = <Code extends string>(line: ReportLine<Code>) => ({
    ...line,
    examples: line.examples.map(example => ({ ...example, text: '' })),
  })
  return { messages, events: [...events], refused: refused.map(cleared), notices: notices.map(cleared) }
}

const exampleCount = 5

export function createReporter(before?: ImportReport): Reporter {
  const events = new Map(before?.events.map(({ event, count }) => [event, count]))
  const refused = createTally<RefusalReason>(before?.refused)
  const notices = createTally<NoticeKind>(before?.notices)
  let messages = before?.messages ?? 0
  return {
    add(outcome) {
      if ('message' in outcome) {
        messages++
        const { event } = outcome.message
        const known = events.get(event)
        events.set(known === undefined ? ownCopy(event) : event, (known ?? 0) + 1)
      } else if ('refused' in outcome) refused.add(outcome.refused.reason, '', outcome.refused)
      else {
        const { notice, text } = outcome.notice
        notices.add(notice, isNameOnly(notice) ? text : '', outcome.notice)
      }
    },
    report: () => ({
      messages,
      events: [...events]
        .map(([event, count]) => ({ event, count }))
        .sort((a, b) => b.count - a.count || (a.event < b.event ? -1 : 1)),
      refused: refused.lines(),
      notices: notices.lines(),
    }),
  }
}

/** Notices whose text is the name of a column or a table, and nothing that a row said. */
export function isNameOnly(code: string): boolean {
  return code === 'times-out-of-order' || code === 'lookup-missing' || code === 'column-missing'
}

type Example = ReportLine<string>['examples'][number]

function createTally<Code extends string>(before: readonly ReportLine<Code>[] = []) {
  const lines = new Map<string, { code: Code; detail: string; count: number; examples: Example[] }>(
    before.map(line => [`${line.code}\n${line.detail}`, { ...line, examples: [...line.examples] }]),
  )
  return {
    add(
      code: Code,
      detail: string,
      { file, line, column, text }: { file: string; line: number; column?: string | undefined; text: string },
    ) {
      const key = `${code}\n${detail}`
      const known = lines.get(key) ?? { code, detail, count: 0, examples: [] }
      known.count++
      if (known.examples.length < exampleCount)
        known.examples.push({
          file,
          line,
          ...(column === undefined ? {} : { column }),
          text: text.slice(0, 200),
        })
      lines.set(key, known)
    },
    lines: (): ReportLine<Code>[] =>
      [...lines.values()].sort(
        (a, b) => b.count - a.count || (a.code + a.detail < b.code + b.detail ? -1 : 1),
      ),
  }
}
