import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { textOfDay } from '../../../platform/zones/model-days.ts'
import { calendarRules } from '../../circumstances/model-calendar-rules.ts'
import type { SituationsDraft } from './situations-draft.ts'

/** What situations and their occurrences are called: the calendar's in the reader's language, written ones as they were written. */
export function useSituationNames() {
  const { settings, formats } = useLocale()
  const { language } = settings
  const seriesName = (series: string) => {
    const names = calendarRules.find(rule => rule.series === series)?.names
    return names ? (language === 'ar' ? names.ar : names.en) : series
  }
  return {
    series: seriesName,
    /** `ramadan-1447` → Ramadan. */
    occurrence: (name: string) => seriesName(name.replace(/-\d+$/, '')),
    situation: (draft: Pick<SituationsDraft, 'calendar' | 'series' | 'occurrences'>) =>
      draft.calendar ? seriesName(draft.calendar) : (draft.series ?? draft.occurrences[0]?.name ?? ''),
    /** The Hijri year of an occurrence of the Hijri calendar, the Gregorian one of another. */
    year: (from: string, isHijri: boolean) =>
      isHijri
        ? (formats
            .hijri(from)
            .match(/\p{Nd}+/gu)
            ?.at(-1) ?? '')
        : formats.date(from, 'month'),
  }
}

/** The month's name in a Hijri date, without its day and year. */
export function hijriMonthName(shown: string): string {
  return shown
    .replace(/\p{Nd}+/gu, '')
    .replace(/[,،]|AH|هـ/gu, '')
    .trim()
}

/** A day on which the calendar's situation once began, for the name of its month. */
export function anyDayOf(series: string): string | null {
  const rule = calendarRules.find(known => known.series === series)
  const span = rule?.days(rule.isHijri ? 1447 : 2026)
  return span ? textOfDay(span.first) : null
}
