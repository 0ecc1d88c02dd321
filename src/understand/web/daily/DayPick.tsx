import { Popover } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { MonthGrid } from '../../../platform/ui/MonthGrid.tsx'
import { useNow } from '../../../platform/ui/use-now.ts'
import { dayOf } from '../../../platform/zones/offsets.ts'
import styles from './DayPick.module.css'

/** A day in the sentence: opens a month. Where the workspace wants it, Hijri beside it. */
export function DayPick(props: {
  label: string
  value: string | null
  placeholder: string
  onChange(day: string): void
}) {
  const { settings, formats } = useLocale()
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  const shown = props.value ? formats.fullDate(props.value) : props.placeholder
  const from = props.value ?? dayOf(settings.offsets, now)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" shadow="md" radius="lg" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.day}
          data-empty={props.value === null || undefined}
          aria-label={`${props.label}: ${shown}`}
          onClick={() => setOpen(!isOpen)}
        >
          <IconCalendar size={14} aria-hidden />
          {shown}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={props.label}>
        <div className={styles.month}>
          <MonthGrid
            from={from}
            to={from}
            onDay={day => {
              props.onChange(day)
              setOpen(false)
            }}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
