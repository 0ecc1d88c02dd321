import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Moment, MomentGroup, Moments } from '../../model-moments-of-truth.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { MomentFacts } from './MomentFacts.tsx'
import styles from './Moments.module.css'
import { MomentsQuadrant } from './MomentsQuadrant.tsx'
import type { MomentsDraft } from './moments-draft.ts'
import { swingScale } from './prepare-moments.ts'
import { momentsSentences } from './sentences.ts'
import { useMomentWords } from './use-moment-words.ts'

/** The moments in a plane of reach and weight, and one after the other with the reasons. Each opens its people. */
export function MomentsView({ draft, asked, onBehind, size }: AnswerProps<MomentsDraft, Moments>) {
  const t = useTranslate(momentsSentences)
  const { formats } = useLocale()
  const words = useMomentWords(draft)
  const { moments, looked, backEarly, tooYoung } = asked.answer
  const scale = swingScale(moments)
  const open = (moment: Moment) => {
    const group: MomentGroup | null = moment.bad ?? moment.good
    onBehind({
      about: t('moments.behind', { moment: words.experience(moment.experience, moment.isMissed) }),
      mark: {
        of: 'moment',
        input: asked.input,
        experience: moment.experience,
        isMissed: moment.isMissed,
        from: group?.from ?? null,
        to: group?.to ?? null,
      },
    })
  }
  const table = {
    caption: t('moments.quadrant'),
    columns: [
      { name: t('moments.column.moment') },
      { name: t('moments.axis.x'), isNumber: true },
      { name: t('moments.axis.y'), isNumber: true },
    ],
    rows: moments.map(moment => [
      words.experience(moment.experience, moment.isMissed),
      formats.percent(moment.reach.share),
      formats.percent(moment.importance.value),
    ]),
  }
  if (moments.length === 0) return null
  return (
    <>
      <MomentsQuadrant moments={moments} table={table} height={size === 'tile' ? 220 : 300} />
      {size === 'whole' && (
        <>
          <ol className={styles.list} aria-label={t('moments.list')}>
            {moments.map((moment, i) => (
              <li key={moment.id}>
                <button type="button" className={styles.row} onClick={() => open(moment)}>
                  <span className={styles.head}>
                    <span className={styles.place}>{formats.number(i + 1)}</span>
                    <span className={styles.name}>
                      <b>{words.experience(moment.experience, moment.isMissed)}</b>
                      <span>
                        {t('moments.explains', {
                          share: formats.percent(moment.importance.value),
                          low: formats.percent(moment.importance.low),
                          high: formats.percent(moment.importance.high),
                        })}
                      </span>
                    </span>
                  </span>
                  <MomentFacts moment={moment} draft={draft} scale={scale} />
                </button>
              </li>
            ))}
          </ol>
          <p className={styles.note}>{t('moments.hint', { looked: formats.quantity(looked) })}</p>
          {draft.outcome.of !== 'score' && (
            <p className={styles.note}>
              {t('moments.left', { early: formats.quantity(backEarly), young: formats.quantity(tooYoung) })}
            </p>
          )}
        </>
      )}
    </>
  )
}
