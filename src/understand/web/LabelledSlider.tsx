import { Slider } from '@mantine/core'
import { useState } from 'react'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import styles from './Flow.module.css'

interface LabelledSliderProps {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly value: number
  readonly unit?: 'percent'
  readonly disabled?: boolean
  onChange(value: number): void
}

/** A slider under its name. It moves at once; what hangs on it is asked when it is let go. */
export function LabelledSlider({ label, value, unit, onChange, ...rest }: LabelledSliderProps) {
  const formats = useFormats()
  const [moved, setMoved] = useState({ from: value, to: value })
  const words = (at: number) => (unit === 'percent' ? formats.percent(at / 100) : formats.number(at))
  return (
    <div className={styles.slider}>
      <span className={styles.label}>{label}</span>
      <Slider
        {...rest}
        value={moved.from === value ? moved.to : value}
        onChange={to => setMoved({ from: value, to })}
        onChangeEnd={onChange}
        label={words}
        thumbLabel={label}
      />
    </div>
  )
}
