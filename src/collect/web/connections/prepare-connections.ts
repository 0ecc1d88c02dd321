import { z } from 'zod'
import type { Tone } from '../../../platform/ui/Chip.tsx'
import type {
  ConnectionField,
  ConnectionView,
  ConnectorView,
  NewConnection,
  Tried,
} from '../../connections/model-connection.ts'

export type StateName = 'active' | 'loading' | 'first' | 'waiting' | 'paused' | 'failed'

export const stateTones: Readonly<Record<StateName, Tone>> = {
  active: 'good',
  loading: 'plain',
  first: 'plain',
  waiting: 'attention',
  paused: 'quiet',
  failed: 'bad',
}

/** What a person should know first. A load under way says more than the error of the one before. */
export function stateOf(
  { status, isRunning, firstLoadedAt, error }: ConnectionView,
  loads: boolean,
): StateName {
  if (status === 'paused' || status === 'failed') return status
  if (!loads) return 'active'
  if (isRunning) return firstLoadedAt === null ? 'first' : 'loading'
  if (error !== null) return 'waiting'
  return firstLoadedAt === null ? 'first' : 'active'
}

/** Of the first load, between 0 and 1; null where the source does not say how much there is. */
export function shareDone({ progress: { done, of } }: ConnectionView): number | null {
  return of === null || of === 0 ? null : Math.min(1, done / of)
}

export interface KindGroup {
  readonly group: ConnectorView['group']
  readonly kinds: readonly ConnectorView[]
}

/** The gallery: groups in the order of their first kind. */
export function galleryOf(kinds: readonly ConnectorView[]): KindGroup[] {
  return [...Map.groupBy(kinds, ({ group }) => group)].map(([group, of]) => ({ group, kinds: of }))
}

export type FormValues = Readonly<Record<string, string | boolean>>

/** What the form holds at first: what is set, otherwise what the field begins with. Secrets are never known. */
export function initialValues(fields: readonly ConnectionField[], settings: FormSettings = {}): FormValues {
  return Object.fromEntries(
    fields.map(field => {
      const known = field.isSecret ? undefined : settings[field.name]
      const value = known ?? field.initial
      if (field.kind === 'switch') return [field.name, value === true]
      if (field.kind === 'lines' && Array.isArray(value)) return [field.name, value.map(String).join('\n')]
      return [field.name, typeof value === 'string' || typeof value === 'number' ? String(value) : '']
    }),
  )
}
type FormSettings = Readonly<Record<string, unknown>>

/** Fields that must be filled in and are not. A secret that is set may stay empty. */
export function missingFields(
  fields: readonly ConnectionField[],
  values: FormValues,
  secretsSet: readonly string[],
): ConnectionField[] {
  return fields.filter(
    field =>
      !field.isOptional &&
      field.kind !== 'switch' &&
      String(values[field.name] ?? '').trim() === '' &&
      !(field.isSecret && secretsSet.includes(field.name)),
  )
}

/** The form as the API takes it. Empty optional fields are left out, so that their defaults hold. */
export function bodyOf(
  fields: readonly ConnectionField[],
  values: FormValues,
): Pick<NewConnection, 'settings' | 'secrets'> {
  const settings: Record<string, unknown> = {}
  const secrets: Record<string, string> = {}
  for (const field of fields) {
    const value = values[field.name] ?? ''
    if (value === '') continue
    if (field.isSecret) secrets[field.name] = String(value)
    else settings[field.name] = settingOf(field, value)
  }
  return { settings, secrets }
}

function settingOf({ kind }: ConnectionField, value: string | boolean): unknown {
  if (kind === 'number') return Number(value)
  if (kind !== 'lines') return value
  return String(value)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}

const missingColumn = z.object({ params: z.object({ columns: z.string() }) })

/** The columns of the table that was tried, whether or not the try succeeded. */
export function columnsOf(tried: Tried | undefined, error: unknown): readonly string[] {
  if (tried?.columns) return tried.columns
  return missingColumn.safeParse(error).data?.params.columns.split('\n') ?? []
}

export interface SettingsGroup {
  readonly section: ConnectionField['section']
  readonly fields: readonly ConnectionField[]
}

/** What is entered, in the sections of the form. What was left empty is not listed. */
export function enteredFields(
  fields: readonly ConnectionField[],
  { settings, secretsSet }: Pick<ConnectionView, 'settings' | 'secretsSet'>,
): SettingsGroup[] {
  const isEntered = ({ name, isSecret }: ConnectionField) =>
    isSecret ? secretsSet.includes(name) : settings[name] !== undefined && settings[name] !== ''
  return [...Map.groupBy(fields.filter(isEntered), ({ section }) => section)].map(([section, of]) => ({
    section,
    fields: of,
  }))
}

export const minuteChoices = [5, 15, 30, 60, 180, 360, 720, 1440] as const
