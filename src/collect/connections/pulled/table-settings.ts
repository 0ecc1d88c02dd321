import { z } from 'zod'
import type { ConnectionField } from '../model-connection.ts'
import { namedColumns, rowFields, rowSettings } from './row-settings.ts'

const name = z.string().trim().min(1).max(200)

/** A table that is read again and again: where it stands, and by which columns its rows are found. */
export const tableSettings = z.intersection(
  z.object({
    host: z
      .string()
      .trim()
      .min(1)
      .max(253)
      .regex(/^[\w.:-]+$/),
    port: z.coerce.number().int().min(1).max(65_535),
    database: name,
    schema: z.string().trim().max(200).default(''),
    table: name,
    user: name,
    /** Without it keys travel in the clear: only inside a private network. */
    encrypted: z.boolean().default(true),
    keyColumn: name,
    cursorColumn: name,
    /** Whether a row that changes is one event, the first that was seen, or another at each change. */
    changes: z.enum(['first', 'each']).default('first'),
  }),
  rowSettings,
)
export type TableSettings = z.infer<typeof tableSettings>

export const tableSecrets = z.object({ password: z.string().max(2_000).default('') })
export type TableSecrets = z.infer<typeof tableSecrets>

/** Where the load stands: the last row that was seen, and the columns that there were. Values are ids and instants. */
export const tableCursor = z.object({
  value: z.string().nullable(),
  key: z.string().nullable(),
  columns: z.array(z.string()),
})
export type TableCursor = z.infer<typeof tableCursor>

/** Settings that name a column, by the field's name. */
export function neededColumns(settings: TableSettings): [string, string][] {
  return [
    ['keyColumn', settings.keyColumn],
    ['cursorColumn', settings.cursorColumn],
    ...namedColumns(settings),
  ]
}

export function tableFields(port: number, user: string): ConnectionField[] {
  return [
    ...placeFields(port, user).map(field => ({ ...field, section: 'place' as const })),
    ...readingFields.map(field => ({ ...field, section: 'rows' as const })),
    ...rowFields,
  ]
}

function placeFields(port: number, user: string): ConnectionField[] {
  return [
    { name: 'host', kind: 'text', label: { en: 'Server', ar: 'الخادم' }, placeholder: 'db.shop.example' },
    { name: 'port', kind: 'number', label: { en: 'Port', ar: 'المنفذ' }, initial: port },
    {
      name: 'encrypted',
      kind: 'switch',
      label: { en: 'Encrypted (TLS)', ar: 'اتصال مشفّر (TLS)' },
      initial: true,
    },
    { name: 'database', kind: 'text', label: { en: 'Database', ar: 'قاعدة البيانات' } },
    {
      name: 'user',
      kind: 'text',
      label: { en: 'User', ar: 'المستخدم' },
      placeholder: user,
      help: { en: 'One that may only read this table.', ar: 'مستخدم لا يملك إلا قراءة هذا الجدول.' },
    },
    {
      name: 'password',
      kind: 'text',
      isSecret: true,
      isOptional: true,
      label: { en: 'Password', ar: 'كلمة المرور' },
    },
  ]
}

/** Which table is read, and how the rows are found that are new. */
const readingFields: readonly ConnectionField[] = [
  {
    name: 'schema',
    kind: 'text',
    label: { en: 'Schema', ar: 'المخطّط (schema)' },
    isOptional: true,
    placeholder: 'public',
  },
  { name: 'table', kind: 'text', label: { en: 'Table or view', ar: 'الجدول أو العرض (view)' } },
  {
    name: 'keyColumn',
    kind: 'text',
    isColumn: true,
    label: { en: 'Column that tells rows apart', ar: 'العمود الذي يميّز كل صف' },
    placeholder: 'id',
    help: { en: 'Each value once: the primary key.', ar: 'كل قيمة مرة واحدة: المفتاح الأساسي.' },
  },
  {
    name: 'cursorColumn',
    kind: 'text',
    isColumn: true,
    label: { en: 'Column that grows', ar: 'العمود الذي تزيد قيمته' },
    placeholder: 'updated_at',
    help: {
      en: 'Rows with a later value than the last one are read; an index on it keeps that quick. Rows without a value are never read.',
      ar: 'تُقرأ الصفوف التي قيمتها بعد آخر قيمة، ويسرّع ذلك فهرس عليه. الصفوف بلا قيمة لا تُقرأ أبدًا.',
    },
  },
  {
    name: 'changes',
    kind: 'choice',
    label: { en: 'When a row changes', ar: 'عندما يتغيّر صف' },
    initial: 'first',
    choices: [
      {
        value: 'first',
        label: { en: 'It stays one event, as it was first seen', ar: 'يبقى حدثًا واحدًا كما رُئي أول مرة' },
      },
      { value: 'each', label: { en: 'Each change is an event of its own', ar: 'كل تغيير حدث جديد' } },
    ],
  },
]
