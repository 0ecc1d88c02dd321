import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { DataName } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Failed } from '../../../platform/ui/Form.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { Loading, useErrorSentence } from '../../../platform/ui/states.tsx'
import type { PreviewAnswer, PreviewRow, RuleSet } from '../../mapping/model-mapping.ts'
import styles from './Mapping.module.css'
import { fewValues, type PreparedEvent, prepareAfter, type ValueChange } from './prepare-preview.ts'
import { mappingSentences } from './sentences.ts'
import { useRulePreview } from './use-mapping.ts'

/** The rules on events that are there, before and after side by side, while they are written. */
export function PreviewPanel({ set }: { set: RuleSet | null }) {
  const t = useTranslate(mappingSentences)
  const sentence = useErrorSentence()
  const [messageId, setMessageId] = useState('')
  const [asked] = useDebouncedValue(JSON.stringify([set, messageId.trim()]), 300)
  const isCurrent = asked === JSON.stringify([set, messageId.trim()])
  const preview = useRulePreview(isCurrent ? set : null, messageId.trim() === '' ? null : messageId.trim())
  return (
    <Section title={t('preview.title')}>
      <div className={styles.group}>
        <TextInput
          label={t('preview.one')}
          dir="ltr"
          value={messageId}
          maxLength={512}
          onChange={({ currentTarget }) => setMessageId(currentTarget.value)}
        />
        {set === null && <p className={styles.quiet}>{t('unfinished')}</p>}
        {preview.error && <Failed>{sentence(preview.error)}</Failed>}
        {preview.isLoading && <Loading shape="table" />}
        {preview.data && <Found found={preview.data} set={set} />}
      </div>
    </Section>
  )
}

/** So many events show what a rule does; the others are a click away, and the past and the versions are not far below. */
const shownFirst = 6

function Found({ found, set }: { found: PreviewAnswer; set: RuleSet | null }) {
  const t = useTranslate(mappingSentences)
  const [isWhole, setWhole] = useState(false)
  const rows = isWhole ? found.rows : found.rows.slice(0, shownFirst)
  const more = found.rows.length - rows.length
  return (
    <>
      <p className={styles.quiet} role="status">
        {t('preview.looked', { n: found.looked })}{' '}
        {found.looked > 0 && t('preview.changed', { n: found.changed })}{' '}
        {found.unreadable > 0 && t('preview.unreadable', { n: found.unreadable })}
      </p>
      {found.identifiersChange > 0 && (
        <div className={styles.warning}>
          <p>{t('preview.warn.identifiers', { n: found.identifiersChange })}</p>
          {found.joins.slice(0, 5).map(({ identifiers, events }) => (
            <p key={identifiers.join()}>
              {t('preview.warn.join', { n: events })} <Ltr>{identifiers.join(' · ')}</Ltr>
            </p>
          ))}
        </div>
      )}
      <Failures failures={found.failures} set={set} />
      {found.rows.length > 0 && (
        <Card padding="none">
          <table className={styles.preview}>
            <thead>
              <tr>
                <th scope="col">{t('preview.before')}</th>
                <th scope="col">{t('preview.after')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.before.messageId}>
                  <td>
                    <Before row={row} />
                  </td>
                  <td>
                    {prepareAfter(row).map(event => (
                      <After key={event.key} event={event} />
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 && (
            <Button variant="subtle" fullWidth onClick={() => setWhole(true)}>
              {t('preview.more', { n: more })}
            </Button>
          )}
        </Card>
      )}
    </>
  )
}

/** What the rules could not do, rule by rule. */
export function Failures({ failures, set }: { failures: PreviewAnswer['failures']; set: RuleSet | null }) {
  const t = useTranslate(mappingSentences)
  if (failures.length === 0) return null
  const nameOf = (id: number) => {
    const at = set?.rules.findIndex(rule => rule.id === id) ?? -1
    return set?.rules[at]?.name || t('rule.n', { n: at < 0 ? id : at + 1 })
  }
  return (
    <div className={styles.warning}>
      <p>
        <strong>{t('failure.title')}</strong>
      </p>
      <ul className={styles.lines}>
        {failures.map(({ rule, reason, events }) => (
          <li key={`${rule} ${reason}`}>
            {t('failure.line', { rule: nameOf(rule), reason: t(`failure.${reason}`), n: events })}
          </li>
        ))}
      </ul>
      <p>{t('failure.kept')}</p>
    </div>
  )
}

function Before({ row: { before, source } }: { row: PreviewRow }) {
  const t = useTranslate(mappingSentences)
  const formats = useFormats()
  return (
    <>
      <span className={styles.name} dir="auto">
        {before.name}
      </span>
      <span className={styles.value}>
        {formats.dateTime(before.time)} ·{' '}
        {t.rich('preview.from', { source: { node: <DataName kind="source" raw={source} /> } })}
      </span>
      {fewValues(before).map(({ path, value }) => (
        <Value key={path} path={path}>
          <bdi>{value}</bdi>
        </Value>
      ))}
    </>
  )
}

function After({ event }: { event: PreparedEvent }) {
  const t = useTranslate(mappingSentences)
  const { come, gone } = event.identifiers
  const isSame =
    event.changes.length === 0 &&
    event.wasCalled === null &&
    event.channel === null &&
    come.length + gone.length === 0 &&
    !event.isDropped
  return (
    <div className={styles.made}>
      <span className={styles.name} dir="auto">
        {event.wasCalled === null ? event.name : <ins className={styles.come}>{event.name}</ins>}
      </span>{' '}
      {event.isDropped && <Tag tone="attention">{t('preview.dropped')}</Tag>}
      {isSame && <span className={styles.value}>{t('preview.same')}</span>}
      {event.channel && (
        <Value path={t('preview.channel')}>
          <ins className={styles.come}>{event.channel.after}</ins>
        </Value>
      )}
      {come.length + gone.length > 0 && (
        <Value path={t('preview.identifiers')}>
          {gone.map(one => (
            <del key={one} className={styles.gone}>
              <Ltr>{one}</Ltr>
            </del>
          ))}{' '}
          {come.map(one => (
            <ins key={one} className={styles.come}>
              <Ltr>{one}</Ltr>
            </ins>
          ))}
        </Value>
      )}
      {event.changes.map(change => (
        <Change key={change.path} change={change} />
      ))}
    </div>
  )
}

function Change({ change: { path, before, after } }: { change: ValueChange }) {
  return (
    <Value path={path}>
      {before !== null && (
        <del className={styles.gone}>
          <bdi>{before}</bdi>
        </del>
      )}{' '}
      {after !== null && (
        <ins className={styles.come}>
          <bdi>{after}</bdi>
        </ins>
      )}
    </Value>
  )
}

function Value({ path, children }: { path: string; children: React.ReactNode }) {
  return (
    <span className={styles.value}>
      <bdi className={styles.path}>{path}</bdi> {children}
    </span>
  )
}
