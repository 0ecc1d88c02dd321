import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
import type { Share } from '../../model.ts'
import { type Conformance, type DeviationKind, deviationKinds } from '../../model-conformance.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import styles from './Conformance.module.css'
import type { ConformanceDraft } from './conformance-draft.ts'
import { conformanceSentences } from './sentences.ts'
import { useDeviationWords } from './use-deviation-words.ts'
import { type EffectWords, useEffectWords } from './use-effect-words.ts'

type Props = AnswerProps<ConformanceDraft, Conformance>

/** How many keep to the plan; the four ways to leave it; and where: each opens the people behind it. */
export function ConformanceView(props: Props) {
  const t = useTranslate(conformanceSentences)
  const { formats } = useLocale()
  const { asked, size, onBehind } = props
  const { cases, events, underWay, times } = asked.answer
  const open = (about: string, which: unknown) =>
    onBehind({ about, mark: { of: 'conformance', input: asked.input, which } })
  return (
    <div className={styles.whole}>
      <div className={styles.shares}>
        <BigShare
          title={t('conform.cases')}
          share={cases}
          onOpen={() => open(t('conform.cases'), 'conforming')}
        />
        {size === 'whole' && <BigShare title={t('conform.events')} share={events} />}
      </div>
      {size === 'whole' && underWay > 0 && (
        <button
          type="button"
          className={styles.note}
          onClick={() => open(t('conform.underWay', { n: formats.quantity(underWay) }), 'under-way')}
        >
          {t('conform.underWay', { n: formats.quantity(underWay) })}
        </button>
      )}
      <Kinds {...props} />
      {size === 'whole' && <Deviations {...props} />}
      {times === 'within-half-percent' && <p className={styles.quiet}>{t('conform.approximate')}</p>}
    </div>
  )
}

function BigShare({ title, share, onOpen }: { title: string; share: Share; onOpen?: () => void }) {
  const t = useTranslate(conformanceSentences)
  const { formats } = useLocale()
  const inside = (
    <>
      <span className={styles.title}>{title}</span>
      <strong>{formats.percent(share.share)}</strong>
      <ShareBar share={share.share} interval={share} colour="var(--r-mint)" />
      <span className={styles.quiet}>
        {t('conform.ofCases', { n: formats.number(share.n), of: formats.number(share.of) })}
        {' · '}
        {t('conform.sure', {
          sure: formats.percent(0.95),
          low: formats.percent(share.low),
          high: formats.percent(share.high),
        })}
      </span>
    </>
  )
  if (!onOpen) return <div className={styles.big}>{inside}</div>
  return (
    <button type="button" className={styles.big} onClick={onOpen}>
      {inside}
    </button>
  )
}

function Kinds({ asked, size, onBehind }: Props) {
  const t = useTranslate(conformanceSentences)
  const { formats } = useLocale()
  const effects = useEffectWords()
  const foundOf = (kind: DeviationKind) => asked.answer.kinds.find(one => one.kind === kind)
  return (
    <section aria-label={t('conform.kinds')}>
      {size === 'whole' && <h2 className={styles.heading}>{t('conform.kinds')}</h2>}
      <div className={styles.kinds}>
        {deviationKinds.map(kind => {
          const found = foundOf(kind)
          const about = t(`conform.${kind}`)
          return (
            <button
              type="button"
              key={kind}
              className={styles.kind}
              disabled={!found}
              onClick={() =>
                onBehind({ about, mark: { of: 'conformance', input: asked.input, which: kind } })
              }
            >
              <span className={styles.title}>{about}</span>
              <strong>{found ? formats.percent(found.cases.share) : t('conform.none')}</strong>
              {found && <ShareBar share={found.cases.share} interval={found.cases} colour="var(--r-clay)" />}
              {found && size === 'whole' && (
                <>
                  <EffectLine words={effects.duration(found)} />
                  {found.outcome && <EffectLine words={effects.outcome(found)} />}
                </>
              )}
            </button>
          )
        })}
      </div>
    </section>
  )
}

function Deviations({ draft, asked, onBehind }: Props) {
  const t = useTranslate(conformanceSentences)
  const { formats } = useLocale()
  const words = useDeviationWords(draft)
  const effects = useEffectWords()
  const { deviations, distinct, outcome } = asked.answer
  if (deviations.length === 0) return null
  const shown = deviations.slice(0, 30)
  return (
    <section>
      <h2 className={styles.heading}>{t('conform.where')}</h2>
      <ol className={styles.list}>
        {shown.map(one => {
          const { kind, step, other } = one
          const what = words(one)
          return (
            <li key={`${kind} ${step} ${other}`}>
              <button
                type="button"
                className={styles.deviation}
                data-accepted={one.accepted || undefined}
                onClick={() =>
                  onBehind({
                    about: what,
                    mark: { of: 'conformance', input: asked.input, which: { kind, step, other } },
                  })
                }
              >
                <span className={styles.what}>
                  <bdi dir="auto">{what}</bdi>
                  {one.accepted && <Tag tone="quiet">{t('conform.acceptedTag')}</Tag>}
                </span>
                <span className={styles.amount}>
                  <span>
                    <strong>{formats.percent(one.cases.share)}</strong>{' '}
                    {t('conform.ofCases', {
                      n: formats.number(one.cases.n),
                      of: formats.number(one.cases.of),
                    })}
                  </span>
                  <ShareBar
                    share={one.cases.share}
                    interval={one.cases}
                    colour={one.accepted ? 'var(--r-faint)' : 'var(--r-clay)'}
                  />
                </span>
                <EffectLine title={t('conform.column.duration')} words={effects.duration(one)} />
                {outcome && <EffectLine title={t('conform.column.outcome')} words={effects.outcome(one)} />}
              </button>
            </li>
          )
        })}
      </ol>
      <p className={styles.quiet}>
        {t('conform.distinct', { n: formats.quantity(distinct) })}{' '}
        {shown.length < distinct && t('conform.more', { n: formats.number(shown.length) })}
      </p>
    </section>
  )
}

function EffectLine({ title, words }: { title?: string; words: EffectWords }) {
  return (
    <span className={styles.effect} data-clear={words.isClear || undefined}>
      {title && <span className={styles.quiet}>{title}</span>}
      <span>{words.text}</span>
      {words.sure !== '' && <span className={styles.quiet}>{words.sure}</span>}
    </span>
  )
}
