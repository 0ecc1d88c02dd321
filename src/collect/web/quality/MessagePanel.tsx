import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { SidePanel } from '../../../platform/ui/SidePanel.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import { reasonsOf } from '../../bots/model-bots.ts'
import { openedMessage } from '../../model-data.ts'
import { planFaults } from '../../tracking-plan/model-plan.ts'
import type { LiveEntry } from '../prepare-live.ts'
import { readableText } from '../prepare-quarantine.ts'
import { Identifiers } from './Identifiers.tsx'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'

/** One message opened: its text as it came, what it became, and why. */
export function MessagePanel({ entry, onClose }: { entry: LiveEntry | null; onClose(): void }) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  const api = useApi()
  const query = { messageId: entry?.messageId ?? '', entry: entry?.entry ?? '' }
  const found = useQuery({
    queryKey: [api.base, 'live', 'message', query],
    queryFn: ({ signal }) => api.get('/live/message', openedMessage, { query, signal }),
    enabled: entry !== null,
  })
  return (
    <SidePanel title={t('live.detail')} isOpen={entry !== null} onClose={onClose} size={560}>
      {entry && (
        <Answer query={found}>
          {({ found: message }) =>
            message === null ? (
              <p className={styles.quiet}>{t('live.gone')}</p>
            ) : (
              <div className={styles.stack}>
                {message.time !== null && (
                  <p className={styles.quiet}>
                    {t('live.times', {
                      time: formats.dateTime(message.time),
                      received: formats.dateTime(message.receivedAt),
                    })}
                  </p>
                )}
                <Reasons flags={message.flags} detail={message.detail} faults={message.faults} />
                {message.identifiers.length > 0 && (
                  <section>
                    <h3 className={styles.title}>{t('live.who')}</h3>
                    <Identifiers identifiers={message.identifiers} />
                  </section>
                )}
                {message.mappingVersion > 0 && (
                  <p className={styles.quiet}>
                    {t('live.rule')} <bdi>{formats.number(message.mappingVersion)}</bdi>
                  </p>
                )}
                <Text title={t('live.received')} text={message.received} />
                {message.properties !== '' && <Text title={t('live.properties')} text={message.properties} />}
              </div>
            )
          }
        </Answer>
      )}
    </SidePanel>
  )
}

interface ReasonsProps {
  readonly flags: number
  readonly detail: string
  readonly faults: readonly { readonly fault: string; readonly path: string }[]
}

function Reasons({ flags, detail, faults }: ReasonsProps) {
  const t = useTranslate(trustSentences)
  const reasons = reasonsOf(flags)
  const known = faults.flatMap(({ fault, path }) => {
    const name = planFaults.find(one => one === fault)
    return name ? [{ name, path }] : []
  })
  if (reasons.length + known.length === 0 && detail === '') return null
  return (
    <section>
      <h3 className={styles.title}>{t('live.why')}</h3>
      <div className={styles.facts}>
        {reasons.map(reason => (
          <Tag key={reason} tone="attention">
            {t(`why.${reason}`)}
          </Tag>
        ))}
        {known.map(({ name, path }) => (
          <Tag key={`${name} ${path}`}>
            {t(`fault.${name}`)} <bdi dir="ltr">{path}</bdi>
          </Tag>
        ))}
        {detail !== '' && <bdi dir="ltr">{detail}</bdi>}
      </div>
    </section>
  )
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <pre className={styles.code} dir="ltr">
        {readableText(text).slice(0, 20_000)}
      </pre>
    </section>
  )
}
