import { z } from 'zod'
import type { ConnectionField } from '../model-connection.ts'

const column = z.string().trim().max(200)

/** Which column of a row is what. Empty: the rows do not say it. */
export const rowSettings = z
  .object({
    /** The name of every row, or the column that names each. */
    event: z.string().trim().max(200).default(''),
    eventColumn: column.default(''),
    timeColumn: column.min(1),
    timeFormat: z.enum(['iso', 'dmy', 'mdy', 'epoch-seconds', 'epoch-milliseconds']).default('iso'),
    /** Of times without an offset of their own. Empty: the zone of the workspace. */
    zone: z
      .string()
      .trim()
      .refine(zone => zone === '' || isZone(zone), 'no such zone')
      .default(''),
    userColumn: column.default(''),
    anonymousColumn: column.default(''),
    emailColumn: column.default(''),
    phoneColumn: column.default(''),
    channel: z.string().trim().max(100).default(''),
    caseColumn: column.default(''),
  })
  .refine(({ event, eventColumn }) => event !== '' || eventColumn !== '', {
    path: ['event'],
    message: 'a name is needed',
  })
export type RowSettings = z.infer<typeof rowSettings>

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** The columns that rows are read by: without one of them they would be other events, or other people's. */
export function namedColumns(settings: RowSettings): [string, string][] {
  const { eventColumn, timeColumn, userColumn, anonymousColumn, emailColumn, phoneColumn, caseColumn } =
    settings
  const all = { eventColumn, timeColumn, userColumn, anonymousColumn, emailColumn, phoneColumn, caseColumn }
  return Object.entries(all).filter(([, name]) => name !== '')
}

const text = (
  name: string,
  en: string,
  ar: string,
  more: Partial<ConnectionField> = {},
): ConnectionField => ({
  name,
  kind: 'text',
  label: { en, ar },
  ...(name.endsWith('Column') ? { isColumn: true } : {}),
  ...more,
})

const eventFields: readonly ConnectionField[] = [
  text('event', 'Name of the event', 'اسم الحدث', { isOptional: true, placeholder: 'Order Completed' }),
  text('eventColumn', 'Or the column that names it', 'أو العمود الذي يسمّيه', { isOptional: true }),
  text('timeColumn', 'Column with the time', 'عمود الوقت', { placeholder: 'created_at' }),
  {
    ...text('timeFormat', 'How times are written', 'كيف تُكتب الأوقات'),
    kind: 'choice',
    initial: 'iso',
    choices: [
      { value: 'iso', label: { en: '2026-03-01 10:00, a date type', ar: '2026-03-01 10:00 أو نوع تاريخ' } },
      { value: 'dmy', label: { en: 'Day, month, year', ar: 'يوم ثم شهر ثم سنة' } },
      { value: 'mdy', label: { en: 'Month, day, year', ar: 'شهر ثم يوم ثم سنة' } },
      { value: 'epoch-seconds', label: { en: 'Seconds since 1970', ar: 'الثواني منذ 1970' } },
      {
        value: 'epoch-milliseconds',
        label: { en: 'Milliseconds since 1970', ar: 'أجزاء الألف من الثانية منذ 1970' },
      },
    ],
  },
  text('zone', 'Zone of times without one', 'المنطقة الزمنية للأوقات التي لا تذكرها', {
    isOptional: true,
    placeholder: 'Asia/Riyadh',
    help: { en: 'Empty: the zone of the workspace.', ar: 'إن تُرك فارغًا: منطقة مساحة العمل.' },
  }),
  text('channel', 'Channel', 'القناة', { isOptional: true, placeholder: 'store' }),
]

const personFields: readonly ConnectionField[] = [
  text('userColumn', 'Column with the customer’s id', 'عمود معرّف العميل', { isOptional: true }),
  text('emailColumn', 'Column with the e-mail address', 'عمود البريد الإلكتروني', { isOptional: true }),
  text('phoneColumn', 'Column with the phone number', 'عمود رقم الهاتف', { isOptional: true }),
  text('anonymousColumn', 'Column with the id of a device', 'عمود معرّف الجهاز', { isOptional: true }),
  text('caseColumn', 'Column that holds a journey together', 'العمود الذي يجمع الرحلة الواحدة', {
    isOptional: true,
    placeholder: 'order_id',
  }),
]

/** The part of the form that says what a row means, and whose it is. */
export const rowFields: readonly ConnectionField[] = [
  ...eventFields.map(field => ({ ...field, section: 'event' as const })),
  ...personFields.map(field => ({ ...field, section: 'person' as const })),
]
