import { DataName } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { TouchpointRow as One } from '../../model-touchpoint-inventory.ts'
import styles from './Inventory.module.css'
import type { RowProps } from './row-props.ts'
import { inventorySentences } from './sentences.ts'
import { EffectFact, FeelingFact, FrictionFact, TrafficFact } from './TouchpointFacts.tsx'
import { useTouchpointWords } from './use-touchpoint-words.ts'
import { verdictIcons } from './verdict-marks.ts'

/** One touchpoint: its verdict, its four facts, the reasons, and whom each number is made of. */
export function TouchpointRow(props: RowProps) {
  const { one, size } = props
  const words = useTouchpointWords()
  const isWhole = size === 'whole'
  return (
    <li className={styles.row} data-verdict={one.verdict}>
      <div className={styles.facts} data-size={size}>
        <Name one={one} />
        <TrafficFact {...props} />
        <EffectFact {...props} />
        {isWhole && <FrictionFact {...props} />}
        {isWhole && <FeelingFact {...props} />}
      </div>
      <div className={styles.foot}>
        {one.reasons.length > 0 && (
          <ul className={styles.reasons}>
            {one.reasons.map(reason => (
              <li key={reason.code} data-tone={tones[reason.code] ?? 'plain'}>
                {words.reason(reason)}
              </li>
            ))}
          </ul>
        )}
        {isWhole && <People {...props} />}
      </div>
    </li>
  )
}

const tones: Readonly<Partial<Record<One['reasons'][number]['code'], 'bad' | 'good'>>> = {
  'fewer-reach': 'bad',
  'friction-often': 'bad',
  'feeling-low': 'bad',
  'feeling-worse': 'bad',
  'more-reach': 'good',
  'feeling-better': 'good',
}

function Name({ one }: { one: One }) {
  const t = useTranslate(inventorySentences)
  const Icon = verdictIcons[one.verdict]
  return (
    <div className={styles.name}>
      <span className={styles.verdict}>
        <Icon size={14} stroke={2} aria-hidden />
        {t(`inventory.verdict.${one.verdict}`)}
      </span>
      <b>{one.isPage ? <Ltr>{one.name}</Ltr> : <DataName kind="event" raw={one.name} />}</b>
      {one.channel !== '' && (
        <span className={styles.soft}>
          <DataName kind="channel" raw={one.channel} />
        </span>
      )}
    </div>
  )
}

/** Buttons for the people of each part that has any. */
function People({ one, asked, onBehind }: RowProps) {
  const t = useTranslate(inventorySentences)
  const { formats } = useLocale()
  const words = useTouchpointWords()
  const parts = [
    ['met', one.share.n],
    ['lost', one.effect?.lostCases ?? 0],
    ['troubled', one.friction.cases],
    ['unhappy', one.feeling?.badCases ?? 0],
  ] as const
  return (
    <div className={styles.people}>
      {parts
        .filter(([, n]) => n > 0)
        .map(([part, n]) => (
          <button
            key={part}
            type="button"
            onClick={() =>
              onBehind({
                about: t(`inventory.behind.${part}`, { name: words.name(one) }),
                mark: { of: 'touchpoint', input: asked.input, name: one.name, channel: one.channel, part },
              })
            }
          >
            {t('inventory.part.count', { part: t(`inventory.part.${part}`), n: formats.number(n) })}
          </button>
        ))}
    </div>
  )
}
