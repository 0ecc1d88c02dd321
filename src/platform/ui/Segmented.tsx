import { SegmentedControl } from '@mantine/core'
import styles from './Segmented.module.css'

/** One of a few, always all in sight: Grid · Table · Flow. `label` names the choice for screen readers. */
export function Segmented<T extends string>(props: {
  label: string
  value: T
  options: readonly { value: NoInfer<T>; label: string }[]
  onChange(value: NoInfer<T>): void
}) {
  return (
    <SegmentedControl
      aria-label={props.label}
      value={props.value}
      data={props.options.map(option => ({ value: option.value, label: option.label }))}
      onChange={value => {
        const chosen = props.options.find(option => option.value === value)
        if (chosen) props.onChange(chosen.value)
      }}
      radius={10}
      size="sm"
      transitionDuration={150}
      classNames={{
        root: styles.root ?? '',
        label: styles.label ?? '',
        indicator: styles.indicator ?? '',
        control: styles.control ?? '',
      }}
    />
  )
}
