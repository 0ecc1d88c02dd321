import type { alarmsEn } from './strings.en.ts'

export const alarmsAr: Readonly<Record<keyof typeof alarmsEn, string>> = {
  'kind.volume-fell': 'أحداث أقل من المعتاد',
  'kind.volume-jumped': 'أحداث أكثر من المعتاد',
  'kind.property-gone': 'خاصية مفقودة',
  'kind.property-type': 'تغيّر نوع خاصية',
  'kind.identifiers-missing': 'معرّفات مفقودة',
  'kind.orders-repeated': 'طلبات مرسلة مرتين',
  'kind.revenue-zero': 'طلبات بلا مبلغ',
  'kind.clock-wrong': 'ساعة غير مضبوطة',
  'kind.zone-invalid': 'منطقة زمنية غير موجودة',
  'said.volume-fell': 'وصل {seen} بدل نحو {usual} من {what} من {source}',
  'said.volume-jumped': 'وصل {seen} بدل نحو {usual} من {what} من {source}',
  'said.property-gone': 'تأتي {path} مع {seen} من {what} من {source}، والمعتاد {usual}',
  'said.property-type': 'نسبة {seen} من قيم {path} في {what} من {source} من نوع آخر ({detail})',
  'said.identifiers-missing': 'نسبة {seen} من {what} من {source} تذكر صاحبها، والمعتاد {usual}',
  'said.orders-repeated': 'وصلت نسبة {seen} من طلبات {source} أكثر من مرة',
  'said.revenue-zero': 'نسبة {seen} من {what} من {source} بلا مبلغ، والمعتاد {usual}',
  'said.clock-wrong': 'نسبة {seen} من أحداث {source} تقع في المستقبل أو في ماضٍ بعيد',
  'said.zone-invalid': 'نسبة {seen} من أحداث {source} تذكر منطقة زمنية غير موجودة ({detail})',
  'what.all': 'كل الأحداث',
  'mail.subject':
    '{n, plural, zero {جودة البيانات} one {جودة البيانات: {kind}} two {جودة البيانات: تنبيهان} few {جودة البيانات: # تنبيهات} many {جودة البيانات: # تنبيهًا} other {جودة البيانات: # تنبيه}} · {workspace}',
  'mail.where': 'للاطلاع عليها: {url}',
}
