import { RihlaError } from '../../../platform/errors.ts'
import { type Connector, defineConnector } from '../connector.ts'
import type { ConnectionField } from '../model-connection.ts'
import {
  type From,
  loadTable,
  type OpenTable,
  type TableColumn,
  type TableContext,
  type TableRow,
  tryTable,
} from './load-table.ts'
import type { PulledRow } from './row-message.ts'
import { tableCursor, tableSecrets, tableSettings } from './table-settings.ts'

interface TableKind {
  readonly kind: string
  /** The product's own name, the same in every language. */
  readonly title: string
  readonly fields: readonly ConnectionField[]
  readonly open: OpenTable
}

/** A database whose tables are read by a schedule: one makes a connection to it, the rest is the same for all. */
export function tableConnector({ kind, title, fields, open }: TableKind): Connector {
  return defineConnector({
    kind,
    group: 'table',
    title: { en: title, ar: title },
    about: {
      en: 'New rows of one table or view, read only, by a schedule.',
      ar: 'الصفوف الجديدة من جدول أو عرض واحد، قراءة فقط ووفق جدول زمني.',
    },
    settings: tableSettings,
    secrets: tableSecrets,
    fields,
    becomes: [{ what: { en: 'Row', ar: 'صف' }, events: [] }],
    cases: settings => (settings.caseColumn === '' ? [] : [settings.caseColumn]),
    minutes: 15,
    cursor: tableCursor,
    test: context => tryTable(context, open),
    load: (context, cursor) => loadTable(kind, context, { open, cursor }),
  })
}

/** How a reader's SELECT calls the cursor and the key beside the columns, whatever these are called. */
export const cursorAlias = 'rihla cursor'
export const keyAlias = 'rihla key'

/**
 * A row of such a SELECT, its cursor and its key apart from its columns.
 *
 * @throws RihlaError where the database cannot write one of them: under an empty key all rows would be one.
 */
export function tableRowOf({ [cursorAlias]: value, [keyAlias]: key, ...row }: PulledRow): TableRow {
  if (value == null || key == null)
    throw new RihlaError('connection.source-failed', { detail: value == null ? cursorAlias : keyAlias })
  return { row, value, key }
}

/** What a reader's SELECT is made of. */
export interface SelectInput {
  readonly table: string
  readonly columns: readonly TableColumn[]
  readonly from: From
  /** At most so many rows. */
  readonly limit: number
  readonly types: ReadonlyMap<string, string>
  readonly settings: TableContext['settings']
}
