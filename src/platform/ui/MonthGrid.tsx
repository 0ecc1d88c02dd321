import { ActionIcon } from '@mantine/core'
import { useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider.tsx'
import { useTranslate } from '../i18n/use-translate.tsx'
import { BackIcon, ForwardIcon } from './icons.tsx'
import styles from './PeriodPicker.module.css'
import { prepareMonth, shiftMonth } from './prepare-month.ts'
import { kitSentences } from './sentences.ts'

/** A month of the workspace's week: first weekday at the reading side, its own weekend, Hijri beside when wanted. */
export function MonthGrid(props: { from: string; to: string; onDay(date: string): void }) {
  const t = useTranslate(kitSentences)
  const { settings, formats } = useLocale()
  const [month, setMonth] = useState(props.to.slice(0, 7))
  const { blanks, days, weekdays } = prepareMonth(month, settings)
  return (
    <div>
      <div className={styles.months}>
        <ActionIcon
          variant="subtle"
          aria-label={t('calendar.previous')}
          onClick={() => setMonth(shiftMonth(month, -1))}
        >
          <BackIcon />
        </ActionIcon>
        <strong>{formats.date(`${month}-01`, 'month')}</strong>
        <ActionIcon
          variant="subtle"
          aria-label={t('calendar.next')}
          onClick={() => setMonth(shiftMonth(month, 1))}
        >
          <ForwardIcon />
        </ActionIcon>
      </div>
      {settings.calendar !== 'gregory' && <div className={styles.hijri}>{formats.hijri(`${month}-01`)}</div>}
      <div className={styles.grid}>
        {weekdays.map(date => (
          <span key={date} className={styles.weekday} aria-hidden="true">
            {formats.date(date, 'weekdayOfGrid')}
          </span>
        ))}
        {blanks > 0 && <span style={{ gridColumn: `span ${blanks}` }} />}
        {days.map(({ date, isWeekend }) => (
          <button
            key={date}
            type="button"
            className={styles.day}
            data-weekend={isWeekend ? '' : undefined}
            data-inside={date > props.from && date < props.to ? '' : undefined}
            data-end={date === props.from || date === props.to ? '' : undefined}
            aria-pressed={date >= props.from && date <= props.to}
            aria-label={formats.date(date, 'long')}
            onClick={() => props.onDay(date)}
          >
            {formats.date(date, 'day')}
          </button>
        ))}
      </div>
    </div>
  )
}
