import { Button } from '@mantine/core'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { SidePanel } from '../../../platform/ui/SidePanel.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import { sayAlarm } from '../../quality/model-alarm-sentence.ts'
import { alarmSentences } from '../../quality/model-alarm-words.ts'
import { type Alarm, alarmStates } from '../../quality/model-quality.ts'
import { Identifiers } from './Identifiers.tsx'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'
import { changeAlarm, useFirstBad, useQualityChange } from './use-trust.ts'

/** One alarm: its days, its first bad row, and what is to become of it. */
export function AlarmPanel({ alarm, onClose }: { alarm: Alarm | null; onClose(): void }) {
  const words = useTranslate(alarmSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const mayEdit = useMayEdit()
  return (
    <SidePanel
      title={alarm ? words(`kind.${alarm.kind}`) : ''}
      isOpen={alarm !== null}
      onClose={onClose}
      size={520}
    >
      {alarm && (
        <div className={styles.stack}>
          <p className={styles.quiet}>{sayAlarm(alarm, words, { ...formats, nameOf })}</p>
          {mayEdit && <Actions alarm={alarm} />}
          <Days alarm={alarm} />
          <FirstBad alarm={alarm} />
        </div>
      )}
    </SidePanel>
  )
}

function Actions({ alarm }: { alarm: Alarm }) {
  const t = useTranslate(trustSentences)
  const change = useQualityChange(changeAlarm, () => showDone(t('act.done')))
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        {alarmStates
          .filter(state => state !== alarm.state)
          .map(state => (
            <Button
              key={state}
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate({ id: alarm.id, state })}
            >
              {t(`act.${state}`)}
            </Button>
          ))}
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ id: alarm.id, state: 'resolved', isUsual: true })}
        >
          {t('act.usual')}
        </Button>
      </div>
      <p className={styles.quiet}>{t('act.usual.about')}</p>
    </div>
  )
}

function Days({ alarm }: { alarm: Alarm }) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  const isCount = alarm.kind === 'volume-fell' || alarm.kind === 'volume-jumped'
  const show = (value: number) => (isCount ? formats.number(Math.round(value)) : formats.percent(value))
  if (alarm.days.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>{t('days.title')}</h3>
      <table className={styles.days}>
        <thead>
          <tr>
            <th scope="col">{t('days.day')}</th>
            <th scope="col">{t('days.seen')}</th>
            <th scope="col">{t('days.usual')}</th>
            <th scope="col">{t('days.of')}</th>
          </tr>
        </thead>
        <tbody>
          {alarm.days.toReversed().map(day => (
            <tr key={day.day}>
              <td>{formats.date(day.day)}</td>
              <td>{show(day.seen)}</td>
              <td>{show(day.usual)}</td>
              <td>{formats.number(day.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function FirstBad({ alarm }: { alarm: Alarm }) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  const found = useFirstBad(alarm.id)
  return (
    <section className={styles.stack}>
      <h3 className={styles.title}>{t(alarm.kind === 'volume-fell' ? 'first.before' : 'first.title')}</h3>
      <Answer query={found}>
        {({ row }) =>
          row === null ? (
            <p className={styles.quiet}>{t('first.none')}</p>
          ) : (
            <>
              <p className={styles.quiet}>
                {t('live.times', {
                  time: formats.dateTime(row.time),
                  received: formats.dateTime(row.receivedAt),
                })}
              </p>
              <Identifiers identifiers={row.identifiers} />
              <pre className={styles.code} dir="ltr">
                {row.received.slice(0, 4_000)}
              </pre>
            </>
          )
        }
      </Answer>
    </section>
  )
}
