import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconHandClick,
  IconHourglassLow,
  IconMessage2Exclamation,
  IconMessages,
  type IconProps,
  IconRefresh,
  IconSearchOff,
  IconSquareOff,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { DataName, useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
import type { Friction, FrictionKind } from '../../model-friction.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import styles from './Friction.module.css'
import type { FrictionDraft } from './friction-draft.ts'
import { frictionSentences } from './sentences.ts'

const icons: Readonly<Record<FrictionKind, ComponentType<IconProps>>> = {
  'rage-click': IconHandClick,
  'dead-click': IconSquareOff,
  error: IconAlertTriangle,
  'slow-page': IconHourglassLow,
  'failed-search': IconSearchOff,
  'repeated-contact': IconMessages,
  'unanswered-contact': IconMessage2Exclamation,
  loop: IconRefresh,
  'back-and-forth': IconArrowsExchange,
}
const most = { whole: 40, tile: 5 }

type Found = Friction['frictions'][number]

/** The frictions, dearest first: who met them, and how many of these went on beside the others. Each opens its people. */
export function FrictionView({ asked, onBehind, size }: AnswerProps<FrictionDraft, Friction>) {
  const t = useTranslate(frictionSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { frictions, more } = asked.answer
  const shown = frictions.slice(0, most[size])
  const dearest = Math.max(1e-9, ...frictions.map(({ cost }) => cost))
  const hidden = more + frictions.length - shown.length
  const open = ({ kind, place, isPage }: Found) => {
    const about = t('friction.behind', {
      kind: t(`friction.kind.${kind}`),
      place: isPage ? place : nameOf('event', place),
    })
    onBehind({ about, mark: { of: 'friction', input: asked.input, kind, place } })
  }
  return (
    <>
      <ol className={styles.list} aria-label={t('friction.title')}>
        {shown.map(found => (
          <li key={`${found.kind} ${found.place}`}>
            <button type="button" className={styles.row} onClick={() => open(found)}>
              <FrictionHead found={found} />
              <ShareBar
                share={found.cost / dearest}
                colour={found.isSure ? 'var(--r-clay)' : 'var(--r-saffron)'}
              />
              {size === 'whole' && <FrictionFacts found={found} />}
            </button>
          </li>
        ))}
      </ol>
      {size === 'whole' && hidden > 0 && (
        <p className={styles.note}>{t('friction.more', { n: formats.quantity(hidden) })}</p>
      )}
      {size === 'whole' && frictions.length > 0 && <p className={styles.note}>{t('friction.hint')}</p>}
    </>
  )
}

function FrictionHead({ found }: { found: Found }) {
  const t = useTranslate(frictionSentences)
  const { formats } = useLocale()
  const Icon = icons[found.kind]
  return (
    <span className={styles.head}>
      <span className={styles.icon} data-sure={found.isSure}>
        <Icon size={18} stroke={1.7} aria-hidden />
      </span>
      <span className={styles.what}>
        <b>{t(`friction.kind.${found.kind}`)}</b>
        <span className={styles.place}>
          {found.isPage ? <Ltr>{found.place}</Ltr> : <DataName kind="event" raw={found.place} />}
        </span>
      </span>
      <span className={styles.people}>
        <b>{t('friction.people', { n: formats.quantity(found.share.n) })}</b>
        <span>{t('friction.ofPlace', { share: formats.percent(found.ofPlace.share) })}</span>
      </span>
    </span>
  )
}

/** The evidence: how many went on of those who met it and of the others, drawn above each other, and the difference in words. */
function FrictionFacts({ found }: { found: Found }) {
  const t = useTranslate(frictionSentences)
  const { formats } = useLocale()
  const { lost, isSure, wentOn, othersWentOn, severity } = found
  const words = {
    lost: formats.percent(lost.value),
    low: formats.percent(lost.low),
    high: formats.percent(lost.high),
  }
  return (
    <span className={styles.facts}>
      <span className={styles.bars}>
        {(
          [
            ['met', wentOn, undefined],
            ['others', othersWentOn, 'var(--r-faint)'],
          ] as const
        ).map(([who, share, colour]) => (
          <span key={who} className={styles.bar}>
            <span>{t(`friction.${who}`)}</span>
            <ShareBar share={share.share} colour={colour} />
            <span>{share.of === 0 ? '–' : formats.percent(share.share)}</span>
          </span>
        ))}
      </span>
      <span className={styles.effect} data-sure={isSure}>
        {othersWentOn.of === 0
          ? t('friction.alone')
          : isSure
            ? t('friction.lost', words)
            : t('friction.notSure', words)}
        <span className={styles.severity}>
          {t('friction.severity', { severity: formats.number(severity, { maxDecimals: 2 }) })}
        </span>
      </span>
    </span>
  )
}
