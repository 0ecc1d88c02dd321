import { systemClock } from '../platform/clock.ts'

/** Where a command writes: answers to standard output, everything about the work to standard error. */
export interface Terminal {
  readonly isJson: boolean
  /** The answer: as JSON with `--json`, otherwise as the lines that the command makes of it. */
  answer(value: unknown, lines: () => readonly string[]): void
  /** A remark for a person who waits. Silent with `--json`. */
  say(text: string): void
  /** Starts a progress bar; call it with what is done so far. On a terminal only, otherwise every ten per cent. */
  progress(label: string): Progress
}

export interface Progress {
  /** @param total null while it is not known */
  update(done: number, total: number | null): void
  end(): void
}

export interface TerminalStreams {
  readonly out: NodeJS.WritableStream
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

export function createTerminal(streams: TerminalStreams, isJson: boolean): Terminal {
  const say = (text: string) => {
    if (!isJson) streams.err.write(`${text}\n`)
  }
  return {
    isJson,
    answer(value, lines) {
      const text = isJson ? JSON.stringify(value, null, 2) : lines().join('\n')
      if (text !== '') streams.out.write(`${text}\n`)
    },
    say,
    progress: label => {
      if (isJson) return { update: () => undefined, end: () => undefined }
      return streams.err.isTTY ? drawBar(label, streams.err) : sayTenths(label, say)
    },
  }
}

/** Redrawn at most ten times a second: a terminal over a slow line must not slow the work. */
function drawBar(label: string, err: NodeJS.WritableStream): Progress {
  let drawnAt = 0
  let last: readonly [number, number | null] = [0, null]
  const started = systemClock.now()
  const draw = () => err.write(`\r\u001b[K${barText(label, last, systemClock.now() - started)}`)
  return {
    update(done, total) {
      last = [done, total]
      if (systemClock.now() - drawnAt < 100) return
      drawnAt = systemClock.now()
      draw()
    },
    end() {
      draw()
      err.write('\n')
    },
  }
}

export function barText(label: string, [done, total]: readonly [number, number | null], ms: number): string {
  const rate = ms > 0 ? Math.round((done / ms) * 1000) : 0
  const seconds = `${(ms / 1000).toFixed(0)} s`
  if (!total) return `${label}  ${done.toLocaleString('en')}  ${rate.toLocaleString('en')}/s  ${seconds}`
  const share = Math.min(1, done / total)
  const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░')
  const counts = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
  return `${label}  ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${counts}  ${seconds}`
}

function sayTenths(label: string, say: (text: string) => void): Progress {
  let tenth = 0
  return {
    update(done, total) {
      const now = total ? Math.floor((done / total) * 10) : 0
      if (now <= tenth) return
      tenth = now
      say(`${label}  ${now * 10} %`)
    },
    end: () => undefined,
  }
}

/** Columns as wide as their widest cell. Numbers to the right. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const cells = [head, ...rows].map(row => row.map(String))
  const widths = head.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0)))
  const isNumber = head.map(
    (_, column) => rows.length > 0 && rows.every(row => typeof row[column] === 'number'),
  )
  const pad = (cell: string, column: number) => {
    const width = widths[column] ?? 0
    return isNumber[column] ? cell.padStart(width) : cell.padEnd(width)
  }
  return cells.map(row => row.map(pad).join('  ').trimEnd())
}
