import { Button, Popover } from '@mantine/core'
import { IconCalendar, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider.tsx'
import { useTranslate } from '../i18n/use-translate.tsx'
import { shiftDay } from '../zones/model-days.ts'
import { dayOf } from '../zones/offsets.ts'
import { Chip } from './Chip.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import styles from './PeriodPicker.module.css'
import { type Period, usualDays } from './period.ts'
import { kitSentences } from './sentences.ts'
import { useNow } from './use-now.ts'

/** The period in words: "Last 90 days", or the two dates. */
export function usePeriodWords(): (period: Period) => string {
  const t = useTranslate(kitSentences)
  const { formats } = useLocale()
  return period =>
    'all' in period
      ? t('period.all')
      : 'days' in period
        ? t('period.last', { n: period.days })
        : formats.dateRange(period.from, period.to)
}

/** Usual periods in one click, own dates in three; days, weeks and weekend are the workspace's. */
export function PeriodPicker({ value, onChange }: { value: Period; onChange(value: Period): void }) {
  const t = useTranslate(kitSentences)
  const words = usePeriodWords()
  const [isOpen, setOpen] = useState(false)
  const choose = (period: Period) => {
    onChange(period)
    setOpen(false)
  }
  const usual: Period[] = [...usualDays.map(days => ({ days })), { all: true }]
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" radius="lg" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          radius="xl"
          size="compact-md"
          fz={13}
          leftSection={<IconCalendar size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {words(value)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('period.label')}>
        <div className={styles.form}>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6, maxInlineSize: 300 }}>
            {usual.map(period => (
              <Chip
                key={words(period)}
                pressed={words(period) === words(value)}
                onClick={() => choose(period)}
              >
                {words(period)}
              </Chip>
            ))}
          </div>
          <OwnDates value={value} onApply={choose} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function OwnDates({ value, onApply }: { value: Period; onApply(period: Period): void }) {
  const t = useTranslate(kitSentences)
  const { settings, formats } = useLocale()
  const now = useNow()
  const today = dayOf(settings.offsets, now)
  const [from, setFrom] = useState('from' in value ? value.from : shiftDay(today, -29))
  const [to, setTo] = useState('to' in value ? value.to : today)
  const [isSecond, setSecond] = useState(false)
  const pick = (date: string) => {
    if (isSecond && date >= from) setTo(date)
    else {
      setFrom(date)
      setTo(date)
    }
    setSecond(!isSecond || date < from)
  }
  return (
    <>
      <MonthGrid from={from} to={to} onDay={pick} />
      <Button
        onClick={() => onApply({ from, to })}
        aria-label={`${t('period.apply')}: ${formats.dateRange(from, to)}`}
      >
        {formats.dateRange(from, to)}
      </Button>
    </>
  )
}
