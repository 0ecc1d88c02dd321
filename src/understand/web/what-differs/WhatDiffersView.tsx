import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { WhatDiffers } from '../../model-what-differs.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { type DifferenceRow, prepareDiffers } from './prepare-what-differs.ts'
import { differsSentences } from './sentences.ts'
import { useDifferenceWords } from './use-difference-words.ts'
import styles from './WhatDiffers.module.css'
import type { WhatDiffersDraft } from './what-differs-draft.ts'

type Props = AnswerProps<WhatDiffersDraft, WhatDiffers>

/** Each difference on one axis: those who leave on the one side, those who go on on the other. */
export function WhatDiffersView(props: Props) {
  const t = useTranslate(differsSentences)
  const { formats } = useLocale()
  const { asked, size } = props
  const { rows, unclear, reach } = prepareDiffers(asked.answer)
  const shown = size === 'tile' ? rows.slice(0, 5) : rows.slice(0, 40)
  return (
    <div className={styles.all}>
      <div className={styles.legend} aria-hidden>
        <span data-tone="less">{t('differs.less')}</span>
        <span data-tone="more">{t('differs.more')}</span>
      </div>
      {shown.length > 0 && (
        <ul className={styles.rows}>
          {shown.map(row => (
            <Row key={row.key} row={row} reach={reach} {...props} />
          ))}
        </ul>
      )}
      {size === 'whole' && unclear.length > 0 && (
        <details className={styles.more} open={rows.length === 0}>
          <summary>{t('differs.unclear', { n: formats.quantity(unclear.length) })}</summary>
          <ul className={styles.rows}>
            {unclear.slice(0, 15).map(row => (
              <Row key={row.key} row={row} reach={reach} {...props} />
            ))}
          </ul>
        </details>
      )}
      {size === 'whole' && <Strengths {...props} />}
      {size === 'whole' && (
        <p className={styles.note}>{t('differs.note', { n: formats.quantity(asked.answer.compared) })}</p>
      )}
    </div>
  )
}

function Row({ row, reach, asked, onBehind, size }: Props & { row: DifferenceRow; reach: number }) {
  const t = useTranslate(differsSentences)
  const { formats } = useLocale()
  const words = useDifferenceWords()
  const { difference, tone } = row
  const { effect, oddsRatio, kind, name, value } = difference
  const what = words(difference)
  const place = (h: number) => 50 + (50 * Math.max(-reach, Math.min(reach, h))) / reach
  const [low, high] = [place(effect.low), place(effect.high)]
  const decimal = (number: number) => formats.number(number, { maxDecimals: 2 })
  return (
    <li className={styles.row} data-tone={tone}>
      <div>
        <bdi className={styles.what} dir="auto">
          {what}
        </bdi>
        {tone !== 'none' && <span className={styles.size}>{t(`differs.size.${row.size}`)}</span>}
      </div>
      <span className={styles.axis} aria-hidden>
        <span
          className={styles.interval}
          style={{ insetInlineStart: `${low}%`, inlineSize: `${high - low}%` }}
        />
        <span className={styles.point} style={{ insetInlineStart: `${place(effect.h)}%` }} />
      </span>
      <div className={styles.numbers}>
        <span>
          {t('differs.shares', {
            went: formats.percent(difference.ofWent.share),
            left: formats.percent(difference.ofLeft.share),
          })}
        </span>
        <span className={styles.soft}>
          {t('differs.odds', {
            ratio: decimal(oddsRatio.estimate),
            low: decimal(oddsRatio.low),
            high: decimal(oddsRatio.high),
          })}
          {' · '}
          {t('differs.lift', { share: formats.percent(difference.goesOn.share) })}
        </span>
        {size === 'whole' && difference.ofLeft.n > 0 && (
          <button
            type="button"
            className={styles.behind}
            onClick={() =>
              onBehind({
                about: t('differs.behindTitle', { what }),
                mark: { of: 'what-differs', input: asked.input, outcome: 'left', has: { kind, name, value } },
              })
            }
          >
            {t('differs.behind')} ({formats.number(difference.ofLeft.n)})
          </button>
        )}
      </div>
    </li>
  )
}

function Strengths({ asked }: Props) {
  const t = useTranslate(differsSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const strengths = asked.answer.strengths.filter(({ kind }) => kind === 'property').slice(0, 8)
  if (strengths.length === 0) return null
  return (
    <section>
      <h2 className={styles.title}>{t('differs.strengths')}</h2>
      <ul className={styles.strengths}>
        {strengths.map(({ name, v }) => (
          <li key={name}>
            {t('differs.strength', {
              name: nameOf('property', name),
              v: formats.number(v, { decimals: 2 }),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
