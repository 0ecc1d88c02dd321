import { hasRole } from '../../files/inspect/words.ts'
import { createCellReader } from '../../files/messages/read-cell.ts'
import type { Told } from '../connector.ts'
import type { rowRefusals } from '../model-connection.ts'
import type { RowSettings } from './row-settings.ts'

/** A row of somebody's table: each column as text, null where there is nothing. */
export type PulledRow = Readonly<Record<string, string | null>>
export type ColumnKind = 'number' | 'boolean' | 'json' | 'text' | 'unknown'

interface RowContext {
  readonly settings: RowSettings
  /** Of the workspace. */
  readonly zone: string
  kindOf(column: string): ColumnKind
}

/** What a row tells, or why it tells nothing. */
export type RowReader = (row: PulledRow, messageId: string) => Told | RowRefusal
export interface RowRefusal {
  readonly reason: (typeof rowRefusals)[number]
}

/** Compiles what the columns of a table mean. */
export function createRowReader({ settings, zone, kindOf }: RowContext): RowReader {
  const { timeFormat } = settings
  const isText = timeFormat === 'iso' || timeFormat === 'dmy' || timeFormat === 'mdy'
  const readTime = createCellReader({
    as: 'time',
    format: isText ? 'text' : timeFormat,
    order: timeFormat === 'dmy' || timeFormat === 'mdy' ? timeFormat : 'none',
    century: 'none',
    zone: settings.zone === '' ? zone : settings.zone,
  })
  const identifying = new Set(
    [settings.userColumn, settings.anonymousColumn, settings.emailColumn, settings.phoneColumn].filter(
      Boolean,
    ),
  )
  return (row, messageId) => {
    const cell = (column: string) => (column === '' ? null : (row[column] ?? null))
    const written = cell(settings.timeColumn)
    if (written === null || written.trim() === '') return { reason: 'time-missing' }
    const time = readTime(withMinutes(written)).time
    if (time === undefined) return { reason: 'time-unreadable' }
    const event = cell(settings.eventColumn) ?? settings.event
    if (event === '') return { reason: 'event-name-missing' }
    const email = cell(settings.emailColumn)
    const phone = cell(settings.phoneColumn)
    const traits = { ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
    const properties: Record<string, unknown> = {}
    for (const [column, value] of Object.entries(row)) {
      if (value === null || value === '' || identifying.has(column) || column === settings.timeColumn)
        continue
      properties[column] = cellValue(value, kindOf(column), column)
    }
    return {
      type: 'track',
      event,
      messageId,
      timestamp: new Date(time.instant).toISOString(),
      ...(cell(settings.userColumn) ? { userId: cell(settings.userColumn) } : {}),
      ...(cell(settings.anonymousColumn) ? { anonymousId: cell(settings.anonymousColumn) } : {}),
      properties,
      context: {
        ...(settings.channel === '' ? {} : { channel: settings.channel }),
        ...(Object.keys(traits).length > 0 ? { traits } : {}),
      },
    }
  }
}

/** PostgreSQL writes an offset of whole hours without its minutes: 2026-03-01 10:00:00+03. */
function withMinutes(text: string): string {
  return text.replace(/(:\d\d(?:\.\d+)?[+-]\d\d)$/, '$1:00')
}

function cellValue(text: string, kind: ColumnKind, column: string): unknown {
  if (kind === 'text') return text
  if (kind === 'boolean') return /^(t|true|1|yes)$/i.test(text)
  if (kind === 'json') return jsonOf(text)
  // In a file a number is a text: what could be an id, a code or a phone number stays one.
  const isPlain = /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text)
  const mayCount =
    kind === 'number' || !(hasRole(column, 'id') || hasRole(column, 'phone') || hasRole(column, 'case'))
  return isPlain && mayCount ? Number(text) : text
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
