import type { Formats } from '../../platform/i18n/formats.ts'
import type { Translate } from '../../platform/i18n/translate.ts'
import type { Alarm } from './model-quality.ts'
import type { alarmsEn } from './strings.en.ts'

/** What an alarm says of its last bad day, in one sentence: on the screen and in messages. */
export function sayAlarm(
  alarm: Pick<Alarm, 'kind' | 'source' | 'subject' | 'days'>,
  t: Translate<keyof typeof alarmsEn>,
  formats: Pick<Formats, 'number' | 'percent'>,
): string {
  const day = alarm.days.at(-1)
  if (!day) return t(`kind.${alarm.kind}`)
  const isCount = alarm.kind === 'volume-fell' || alarm.kind === 'volume-jumped'
  const show = (value: number) => (isCount ? formats.number(Math.round(value)) : formats.percent(value))
  const { event, path, detail } = alarm.subject
  return t(`said.${alarm.kind}`, {
    ...{ seen: show(day.seen), usual: show(day.usual), source: alarm.source, path, detail },
    what: event === '' ? t('what.all') : event,
  })
}
