import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Abandonment } from '../../model-abandonment.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import styles from './Abandonment.module.css'
import type { AbandonmentDraft } from './abandonment-draft.ts'
import { CauseRow } from './CauseRow.tsx'
import { type PreparedAbandonment, prepareAbandonment } from './prepare-abandonment.ts'
import { abandonmentSentences } from './sentences.ts'

type Props = AnswerProps<AbandonmentDraft, Abandonment>

/** What is at stake in large, where on the way it is lost, and each cause with how sure that is. */
export function AbandonmentView(props: Props) {
  const t = useTranslate(abandonmentSentences)
  const { formats } = useLocale()
  const { asked, size } = props
  const prepared = prepareAbandonment(asked.answer)
  const rows = size === 'tile' ? prepared.rows.slice(0, 4) : prepared.rows
  return (
    <div className={styles.all} data-size={size}>
      <Stake {...props} prepared={prepared} />
      {size === 'whole' && asked.answer.parts.length > 1 && <Way {...props} />}
      {rows.length > 0 && (
        <section>
          <h2 className={styles.title}>{t('abandonment.causesTitle')}</h2>
          <ol className={styles.causes}>
            {rows.map(row => (
              <CauseRow key={row.cause.id} row={row} scale={prepared.scale} {...props} />
            ))}
          </ol>
        </section>
      )}
      {size === 'whole' && <LeftOut prepared={prepared} />}
      {size === 'whole' && (
        <p className={styles.note}>
          {t('abandonment.note')}
          {asked.answer.open > 0 && (
            <> {t('abandonment.openNote', { n: formats.quantity(asked.answer.open) })}</>
          )}
        </p>
      )}
    </div>
  )
}

function Stake({ asked, onBehind, size, prepared }: Props & { prepared: PreparedAbandonment }) {
  const t = useTranslate(abandonmentSentences)
  const { formats } = useLocale()
  const { left, causes } = asked.answer
  const { main, others } = prepared
  return (
    <div className={styles.stake}>
      <div className={styles.money}>
        <span className={styles.label}>{t('abandonment.atStake')}</span>
        {main ? (
          <>
            <span className={styles.big}>{moneyText(formats, main)}</span>
            <span className={styles.small}>
              {t('abandonment.atStakeNote', { n: formats.quantity(main.attempts) })}
            </span>
            {others.length > 0 && (
              <ul className={styles.currencies}>
                {others.map(one => (
                  <li key={one.currency}>
                    <strong>{moneyText(formats, one)}</strong>{' '}
                    {t('abandonment.atStakeNote', { n: formats.quantity(one.attempts) })}
                  </li>
                ))}
              </ul>
            )}
          </>
        ) : (
          <span className={styles.small}>{t('abandonment.noMoney')}</span>
        )}
      </div>
      <div className={styles.fact}>
        <span className={styles.label}>{t('abandonment.left')}</span>
        <span className={styles.middle}>{formats.percent(left.share)}</span>
        <span className={styles.small}>{t('abandonment.leftNote', { n: formats.quantity(left.of) })}</span>
        {size === 'whole' && left.n > 0 && (
          <Button
            className={styles.see}
            variant="default"
            size="compact-sm"
            leftSection={<IconUsers size={15} aria-hidden />}
            onClick={() =>
              onBehind({
                about: t('abandonment.leftTitle'),
                mark: { of: 'abandonment', input: asked.input, outcome: 'left', met: null },
              })
            }
          >
            {t('abandonment.seeLeft')}
          </Button>
        )}
      </div>
      <div className={styles.fact}>
        <span className={styles.label}>{t('abandonment.lostAll')}</span>
        <span className={styles.middle}>{formats.number(prepared.found.length)}</span>
        <span className={styles.small}>
          {t('abandonment.lostNote', { n: formats.quantity(causes.length) })}
        </span>
      </div>
    </div>
  )
}

type Formats = ReturnType<typeof useLocale>['formats']

/** Amounts without a currency are plain numbers. */
function moneyText(formats: Formats, { value, currency }: { value: number; currency: string }): string {
  return /^[A-Z]{3}$/.test(currency)
    ? formats.money(Math.round(value), currency, { maxDecimals: 0 })
    : formats.number(Math.round(value))
}

/** The way cut at its milestones: how many came to each part, and who left in it. */
function Way({ asked }: Props) {
  const t = useTranslate(abandonmentSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { parts } = asked.answer
  return (
    <section>
      <h2 className={styles.title}>{t('abandonment.way')}</h2>
      <ol className={styles.way}>
        {parts.map(({ endsWith, reached, left }) => (
          <li key={endsWith ?? ''} style={{ flexGrow: reached }}>
            <span className={styles.partName}>
              {endsWith === null
                ? t('abandonment.partEnd')
                : t('abandonment.part', { event: nameOf('event', endsWith) })}
            </span>
            <span className={styles.partBar} aria-hidden>
              <span style={{ inlineSize: `${100 * (1 - left.share)}%` }} />
              <span style={{ inlineSize: `${100 * left.share}%` }} data-left="" />
            </span>
            <span className={styles.small}>
              {t('abandonment.partText', {
                left: formats.number(left.n),
                reached: formats.number(reached),
              })}{' '}
              · {formats.percent(left.share)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function LeftOut({ prepared: { leftOut } }: { prepared: PreparedAbandonment }) {
  const t = useTranslate(abandonmentSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  if (leftOut.length === 0) return null
  return (
    <details className={styles.leftOut}>
      <summary>{t('abandonment.notAsked')}</summary>
      <dl>
        {leftOut.map(({ why, ids }) => (
          <div key={why}>
            <dt>{t(`abandonment.why.${why}`)}</dt>
            <dd>{formats.list(ids.map(id => nameOf('event', id)))}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
