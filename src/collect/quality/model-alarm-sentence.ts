import type { Formats } from '../../platform/i18n/formats.ts'
import type { Translate } from '../../platform/i18n/translate.ts'
import type { Alarm } from './model-quality.ts'
import type { alarmsEn } from './strings.en.ts'

/** What `detail` is, of a property with another type. */
const valueKinds = ['text', 'number', 'boolean', 'list'] as const

/** What an alarm says of its last bad day, in one sentence: on the screen and in messages. */
export function sayAlarm(
  alarm: Pick<Alarm, 'kind' | 'source' | 'subject' | 'days'>,
  t: Translate<keyof typeof alarmsEn>,
  formats: Pick<Formats, 'number' | 'percent'> & { nameOf?(kind: 'event' | 'source', raw: string): string },
): string {
  const day = alarm.days.at(-1)
  if (!day) return t(`kind.${alarm.kind}`)
  const isCount = alarm.kind === 'volume-fell' || alarm.kind === 'volume-jumped'
  const show = (value: number) => (isCount ? formats.number(Math.round(value)) : formats.percent(value))
  const { event, path, detail } = alarm.subject
  const nameOf = formats.nameOf ?? ((_, raw) => raw)
  const kind = valueKinds.find(one => one === detail)
  return t(`said.${alarm.kind}`, {
    ...{ seen: show(day.seen), usual: show(day.usual), source: nameOf('source', alarm.source), path },
    detail: kind && alarm.kind === 'property-type' ? t(`value.${kind}`) : detail,
    what: event === '' ? t('what.all') : nameOf('event', event),
  })
}
