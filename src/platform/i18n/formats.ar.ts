import type { formatsEn } from './formats.en.ts'

/** Arabic has no short unit letters that readers know, so the short and the long form are the same words. */
const second =
  '{n, plural, =0 {أقل من ثانية} one {ثانية واحدة} two {{place, select, object {ثانيتين} other {ثانيتان}}} few {# ثوانٍ} many {# ثانية} other {# ثانية}}'
const minute =
  '{n, plural, =0 {أقل من دقيقة} one {دقيقة واحدة} two {{place, select, object {دقيقتين} other {دقيقتان}}} few {# دقائق} many {# دقيقة} other {# دقيقة}}'
const hour =
  '{n, plural, =0 {أقل من ساعة} one {ساعة واحدة} two {{place, select, object {ساعتين} other {ساعتان}}} few {# ساعات} many {# ساعة} other {# ساعة}}'
const day =
  '{n, plural, =0 {أقل من يوم} one {يوم واحد} two {{place, select, object {يومين} other {يومان}}} few {# أيام} many {# يومًا} other {# يوم}}'

export const formatsAr: Readonly<Record<keyof typeof formatsEn, string>> = {
  'duration.instant': 'أقل من ثانية',
  'duration.second': second,
  'duration.minute': minute,
  'duration.hour': hour,
  'duration.day': day,
  'long.second': second,
  'long.minute': minute,
  'long.hour': hour,
  'long.day': day,
  'range.numbers': 'من {from} إلى {to}',
  'date.both': '{gregorian} ({hijri})',
}
