import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Buttons, Failed, FormStack } from '../../../platform/ui/Form.tsx'
import type {
  ConnectionView,
  ConnectorView,
  NewConnection,
  Tried,
} from '../../connections/model-connection.ts'
import { EventsTable } from '../EventsTable.tsx'
import { collectSentences } from '../sentences.ts'
import { ConnectionFields } from './ConnectionFields.tsx'
import styles from './Connections.module.css'
import { bodyOf, columnsOf, initialValues, minuteChoices, missingFields } from './prepare-connections.ts'
import { connectionSentences } from './sentences.ts'
import { useConnectionError, useConnectionWork, useWords } from './use-connections.ts'

interface ConnectionFormProps {
  readonly kind: ConnectorView
  /** Null: a new one, which is given a name. */
  readonly known: ConnectionView | null
  readonly action: string
  readonly pending: boolean
  readonly error: unknown
  readonly aside?: ReactNode
  onSubmit(body: Omit<NewConnection, 'kind'>): void
}

/** Where the source is and its keys; they can be tried before they are kept. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { kind, known } = props
  const t = useTranslate(connectionSentences)
  const words = useWords()
  const sentence = useConnectionError(kind)
  const formats = useFormats()
  const { attempt } = useConnectionWork(known?.id ?? 0)
  const [name, setName] = useState(words(kind.title))
  const [values, setValues] = useState(() => initialValues(kind.fields, known?.settings))
  const [minutes, setMinutes] = useState(known?.minutes ?? kind.minutes)
  const secretsSet = known?.secretsSet ?? []
  const columns = columnsOf(attempt.data, attempt.error)
  const missing = missingFields(kind.fields, values, secretsSet)
  const body = bodyOf(kind.fields, values)
  const [asked, setAsked] = useState(false)
  const ready = missing.length === 0 && name.trim() !== ''
  const withMinutes = kind.loads ? { minutes } : {}
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (ready) props.onSubmit({ name: name.trim(), ...body, ...withMinutes })
      }}
    >
      <FormStack>
        {known === null && (
          <TextInput
            label={t('new.name')}
            description={t('new.name.about')}
            dir="auto"
            maxLength={80}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
        )}
        <ConnectionFields
          fields={kind.fields}
          values={values}
          secretsSet={secretsSet}
          columns={columns}
          onChange={(field, value) => setValues(before => ({ ...before, [field]: value }))}
        />
        {kind.loads && <Minutes minutes={minutes} onChange={setMinutes} />}
        {asked && missing.length > 0 && (
          <Failed>
            {t('form.missing', { fields: formats.list(missing.map(field => words(field.label))) })}
          </Failed>
        )}
        {attempt.error !== null && <Failed>{sentence(attempt.error)}</Failed>}
        {attempt.data && <Works tried={attempt.data} />}
        {columns.length > 0 && <ColumnList columns={columns} />}
        {props.error != null && <Failed>{sentence(props.error)}</Failed>}
        <Buttons>
          {props.aside}
          {kind.loads && (
            <Button
              variant="default"
              loading={attempt.isPending}
              onClick={() => {
                setAsked(true)
                if (ready) attempt.mutate({ kind: kind.kind, ...body })
              }}
            >
              {t('form.try')}
            </Button>
          )}
          <Button type="submit" loading={props.pending}>
            {props.action}
          </Button>
        </Buttons>
      </FormStack>
    </form>
  )
}

/** What the table has, to choose from: the fields of columns offer it while one types. */
function ColumnList({ columns }: { columns: readonly string[] }) {
  const t = useTranslate(connectionSentences)
  const formats = useFormats()
  return (
    <details className={styles.columnList}>
      <summary>{t('form.columns', { n: formats.quantity(columns.length) })}</summary>
      <ul>
        {columns.map(column => (
          <li key={column}>
            <bdi dir="auto">{column}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Minutes({ minutes, onChange }: { minutes: number; onChange(minutes: number): void }) {
  const t = useTranslate(connectionSentences)
  const choices = [...new Set([...minuteChoices, minutes])].sort((a, b) => a - b)
  const wordsOf = (n: number) =>
    n % 60 === 0 ? t('form.hours.n', { n: n / 60 }) : t('form.minutes.n', { n })
  return (
    <NativeSelect
      label={t('form.minutes')}
      data={choices.map(n => ({ value: String(n), label: wordsOf(n) }))}
      value={String(minutes)}
      onChange={event => onChange(Number(event.currentTarget.value))}
    />
  )
}

/** What the other side said about itself, so that an owner sees that it is the right shop. */
function Works({ tried }: { tried: Tried }) {
  const t = useTranslate(connectionSentences)
  const words = useWords()
  const formats = useFormats()
  return (
    <div className={styles.works} role="status">
      <p>{tried.name === null ? t('form.triedNameless') : t('form.tried', { name: tried.name })}</p>
      {tried.counts.length > 0 && (
        <dl className={styles.facts}>
          {tried.counts.map(({ what, n }) => (
            <div key={what.en}>
              <dt>{words(what)}</dt>
              <dd>{formats.number(n)}</dd>
            </div>
          ))}
        </dl>
      )}
      {tried.preview && <Rows preview={tried.preview} />}
    </div>
  )
}

/** What a few rows become, so that the meaning of the columns is seen before anything is kept. */
function Rows({ preview }: { preview: NonNullable<Tried['preview']> }) {
  const t = useTranslate(collectSentences)
  const { events, refused } = preview
  return (
    <>
      {events.length > 0 && (
        <>
          <p>{t('preview.text')}</p>
          <EventsTable label={t('preview.title')} events={events} />
        </>
      )}
      {[...new Set(refused)].map(reason => (
        <p key={reason}>
          {t('preview.refused')}: {t(`refusal.${reason}`)}
        </p>
      ))}
    </>
  )
}
