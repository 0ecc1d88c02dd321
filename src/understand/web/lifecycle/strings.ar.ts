import type { LifecycleKey } from './strings.en.ts'

export const lifecycleAr: Readonly<Record<LifecycleKey, string>> = {
  'lifecycle.sentence': 'من يقومون بـ{active} كل {unit}',
  'lifecycle.active': 'ما يُعدّ نشاطًا',
  'lifecycle.any': 'أيّ شيء',
  'lifecycle.unit': 'وحدة الزمن',
  'lifecycle.unit.day': 'يوم',
  'lifecycle.unit.week': 'أسبوع',
  'lifecycle.unit.month': 'شهر',
  'lifecycle.new': 'جدد',
  'lifecycle.returning': 'عائدون',
  'lifecycle.resurrecting': 'عائدون بعد انقطاع',
  'lifecycle.dormant': 'غير نشطين',
  'lifecycle.total': 'نشطون',
  'lifecycle.answer':
    'في آخر فترة مكتملة ({period}) {active, plural, =0 {لم يكن أحد نشطًا} one {كان شخص واحد نشطًا} two {كان شخصان نشطين} few {كان # أشخاص نشطين} many {كان # شخصًا نشطين} other {كان # شخص نشطين}}: {new} جدد، و{returning} عائدون، و{resurrecting} عائدون بعد انقطاع؛ وانقطع {dormant} ممّن نشطوا في الفترة السابقة.',
  'lifecycle.answer.young': 'لم تكتمل أيّ فترة بعد.',
  'lifecycle.before': 'النشطون في المقارنة: {n}.',
  'lifecycle.chart': 'الأشخاص النشطون حسب مصدرهم، ومن انقطعوا تحت الخط',
  'lifecycle.open': '{state}، {period}: {n}',
  'lifecycle.legend':
    'اللون الباهت: فترة لم تنتهِ بعد، وقد تتغير الأعداد الأربعة. يُحسب كل انقطاع مرة واحدة، عند بدايته.',
  'lifecycle.column.period': 'الفترة',
  'lifecycle.column.complete': 'انتهت',
  'lifecycle.yes': 'نعم',
  'lifecycle.no': 'ليس بعد',
}
