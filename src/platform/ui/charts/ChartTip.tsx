import { useLocale } from '../../i18n/LocaleProvider.tsx'
import styles from './ChartFrame.module.css'

/** What lies under the pointer. Opens towards the free side; label at the start, value at the end. */
export function ChartTip(props: {
  x: number
  width: number
  title: string
  rows: readonly { label: string; value: string }[]
}) {
  const { direction } = useLocale()
  const opensRight = props.x < props.width / 2
  // Physical on purpose: the drawing is an ltr plane, and the free side is a matter of pixels.
  const style = opensRight
    ? { insetInlineStart: props.x + 12 }
    : { insetInlineEnd: props.width - props.x + 12 }
  return (
    <div className={styles.tip} style={style}>
      <div dir={direction} style={{ display: 'block' }}>
        <strong>{props.title}</strong>
        {props.rows.map(row => (
          <div key={row.label}>
            <span>{row.label}</span>
            <span>{row.value}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
