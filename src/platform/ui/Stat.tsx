import type { ReactNode } from 'react'
import { useFormats } from '../i18n/LocaleProvider.tsx'
import { EvidenceDot, type EvidenceKind } from './EvidenceDot.tsx'
import { TrendIcon } from './icons.tsx'
import styles from './Stat.module.css'

/** A big number with its label: the label is the definite plural (People, الأشخاص), never a counted form. */
export function Stat(props: {
  label: ReactNode
  /** Already formatted; `exact` appears on hover when the value is abbreviated. */
  value: string
  exact?: string
  evidence?: EvidenceKind
  note?: ReactNode
  /** Relative change since the period before, and whether up is good. */
  change?: { share: number; upIsGood: boolean }
}) {
  return (
    <div className={styles.stat}>
      <span className={styles.label}>
        {props.label}
        {props.evidence && <EvidenceDot kind={props.evidence} />}
      </span>
      <span className={styles.value} title={props.exact}>
        {props.value}
      </span>
      {props.change && <Change {...props.change} />}
      {props.note && <span className={styles.note}>{props.note}</span>}
    </div>
  )
}

function Change({ share, upIsGood }: { share: number; upIsGood: boolean }) {
  const formats = useFormats()
  const tone = share === 0 ? 'none' : share > 0 === upIsGood ? 'good' : 'bad'
  return (
    <span className={styles.change} data-tone={tone}>
      {share !== 0 && <TrendIcon up={share > 0} />}
      {formats.percent(Math.abs(share))}
    </span>
  )
}
