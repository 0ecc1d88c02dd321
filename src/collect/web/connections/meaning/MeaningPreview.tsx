import { useFormats } from '../../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../../platform/i18n/use-translate.tsx'
import { Failed } from '../../../../platform/ui/Form.tsx'
import type { MappingPreview } from '../../../connections/generic/model-mapping.ts'
import { quarantineReasons } from '../../../model.ts'
import { collectSentences } from '../../sentences.ts'
import styles from './Meaning.module.css'
import { meaningSentences } from './sentences.ts'

/** The messages as they would be taken, or why they would not. */
export function MeaningPreview({ found }: { found: MappingPreview }) {
  const t = useTranslate(meaningSentences)
  const ours = useTranslate(collectSentences)
  const formats = useFormats()
  const sentenceOf = (refused: string) => {
    const reason = quarantineReasons.find(known => known === refused)
    return reason ? ours(`reason.${reason}`) : refused
  }
  return (
    <section className={styles.fields} aria-live="polite">
      <h3 className={styles.small}>
        {t('preview.title')}
        {' · '}
        {t('preview.n', { n: found.messages.length })}
      </h3>
      <ol className={styles.messages}>
        {found.messages.map(message => (
          <li key={message.messageId} className={styles.message}>
            <strong dir="auto">{message.name}</strong>
            {message.time !== null && <span>{formats.dateTime(message.time)}</span>}
            <bdi dir="ltr" className={styles.values}>
              {message.identifiers.length > 0 ? message.identifiers.join(' · ') : t('preview.nobody')}
            </bdi>
            {message.refused !== '' && (
              <Failed>{t('preview.refused', { reason: sentenceOf(message.refused) })}</Failed>
            )}
            <pre className={styles.json} dir="ltr">
              {JSON.stringify(message.properties, null, 1)}
            </pre>
          </li>
        ))}
      </ol>
    </section>
  )
}
