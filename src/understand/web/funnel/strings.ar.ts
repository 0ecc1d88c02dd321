import type { FunnelKey } from './strings.en.ts'

export const funnelAr: Readonly<Record<FunnelKey, string>> = {
  'funnel.title': 'إلى أين يصلون',
  'funnel.sentence': 'كم منهم يقوم بهذه الخطوات بهذا الترتيب، على أن تأتي الأخيرة خلال {window} من الأولى؟',
  'funnel.window': 'المهلة من الخطوة الأولى إلى الأخيرة',
  'funnel.step': 'الخطوة {n}',
  'funnel.add': 'إضافة خطوة',
  'funnel.remove': 'إزالة {step}',
  'funnel.answer':
    '{share} من {n, plural, =0 {لا رحلات} one {رحلة واحدة} two {رحلتين} few {# رحلات} many {# رحلة} other {# رحلة}} بدأت وصلت إلى الخطوة الأخيرة (بثقة {sure} بين {low} و{high}).',
  'funnel.answer.none': 'لم يقم أحد بالخطوة الأولى في هذه الفترة.',
  'funnel.before': 'وفي المقارنة: {share}.',
  'funnel.reached': 'وصلوا إلى {step}',
  'funnel.took': 'إلى {step}: النصف خلال {median}، و9 من 10 خلال {p90}',
  'funnel.column.step': 'الخطوة',
  'funnel.column.n': 'وصل إليها',
  'funnel.column.share': 'من الخطوة الأولى',
  'funnel.column.previous': 'من الخطوة السابقة',
  'funnel.column.median': 'الوقت الوسيط',
  'funnel.column.p90': '9 من 10 خلال',
}
