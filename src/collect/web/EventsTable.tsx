import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import styles from './Imports.module.css'
import { collectSentences } from './sentences.ts'

interface ShownEvent {
  readonly event: string
  readonly time: string
  readonly person: string | null
  readonly properties: Readonly<Record<string, unknown>>
}

/** Events as they would be, before anything is kept. */
export function EventsTable({ label, events }: { label: string; events: readonly ShownEvent[] }) {
  const t = useTranslate(collectSentences)
  const formats = useFormats()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('preview.time')}</th>
            <th>{t('preview.event')}</th>
            <th>{t('preview.person')}</th>
            <th>{t('preview.properties')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((message, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one answer, true repeats among them
            <tr key={i}>
              <td className={styles.nowrap}>{formats.dateTime(Date.parse(message.time))}</td>
              <td>
                <bdi dir="auto">{message.event}</bdi>
              </td>
              <td className={styles.code}>
                <bdi dir="ltr">{message.person ?? t('mapping.nobody')}</bdi>
              </td>
              <td className={styles.examples}>
                {Object.entries(message.properties).map(([name, value]) => (
                  <span key={name} className={styles.example}>
                    <bdi dir="ltr" className={styles.key}>
                      {name}
                    </bdi>{' '}
                    <bdi dir="auto">{shown(value)}</bdi>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function shown(value: unknown): string {
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 80)
}
