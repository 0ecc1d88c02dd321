import type { SituationsKey } from './strings.en.ts'

export const situationsAr: Readonly<Record<SituationsKey, string>> = {
  'situation.sentence': 'كيف يكون {situation} إذا قيس بهذا؟',
  'situation.pick': 'الظرف',
  'situation.choose': 'اختيار ظرف',
  'situation.written':
    '{name} ({n, plural, =0 {لم يحدث} one {مرة واحدة} two {مرتان} few {# مرات} many {# مرة} other {# مرة}})',
  'situation.window':
    'يُقارَن كل موسم بالأيام العادية التي تسبقه، وعددها {days}، وتظهر حوله أيام عددها {around}، وتتقابل الأيام {align}.',
  'situation.window.days': 'عدد الأيام العادية قبله',
  'situation.window.around': 'عدد الأيام الظاهرة قبله وبعده',
  'situation.align': 'كيف تتقابل الأيام',
  'situation.align.auto': 'باليوم الهجري حيث يصح ذلك',
  'situation.align.start': 'ابتداءً من أول يوم في كل منها',
  'situation.align.hijri': 'بيوم الشهر الهجري',
  'situation.manage': 'ظروف مساحة العمل',
  'answer.more':
    'في {situation} تزيد {measure} على الأيام العادية بمقدار {effect} (من {low} إلى {high})، في {n, plural, =0 {لا مواسم} one {موسم واحد} two {موسمين} few {# مواسم} many {# موسمًا} other {# موسم}}.',
  'answer.less':
    'في {situation} تقل {measure} عن الأيام العادية بمقدار {effect} (من {low} إلى {high})، في {n, plural, =0 {لا مواسم} one {موسم واحد} two {موسمين} few {# مواسم} many {# موسمًا} other {# موسم}}.',
  'answer.unsure':
    'في {situation} قد تختلف {measure} عن الأيام العادية بأي قدر بين نقص {low} وزيادة {high}، وفق {n, plural, =0 {لا مواسم} one {موسم واحد} two {موسمين} few {# مواسم} many {# موسمًا} other {# موسم}}.',
  'answer.one.more':
    'في {situation} الوحيد في السجل زادت {measure} على الأيام العادية بمقدار {effect} (من {low} إلى {high})، وموسم واحد لا يدل على غيره.',
  'answer.one.less':
    'في {situation} الوحيد في السجل قلّت {measure} عن الأيام العادية بمقدار {effect} (من {low} إلى {high})، وموسم واحد لا يدل على غيره.',
  'answer.one.unsure':
    'في {situation} الوحيد في السجل لا تتميّز {measure} عن الأيام العادية: أي قدر بين نقص {low} وزيادة {high}.',
  'answer.none': 'لا يحوي السجل موسمًا كاملًا من هذا الظرف تسبقه أيام عادية كافية.',
  'answer.next': 'والموسم القادم ابتداءً من {day} يأتي بـ{value} (من {low} إلى {high}) بدلًا من {usual}.',
  'answer.next.one':
    'والموسم القادم ابتداءً من {day} يأتي بنحو {value} بدلًا من {usual} لو كان مثله، ولا يدل موسم واحد على مدى اختلافه.',
  'view.title': 'ما يزيد على الأيام العادية يومًا بيوم',
  'view.average': 'في المتوسط',
  'view.occurrence': '{name}، {year}',
  'view.day': 'اليوم {k}',
  'view.before':
    '{n, plural, =0 {عشية أوله} one {قبله بيوم} two {قبله بيومين} few {قبله بـ# أيام} many {قبله بـ# يومًا} other {قبله بـ# يوم}}',
  'view.hijri': '{k} {month}',
  'view.inside': 'الموسم',
  'view.projection': 'الموسم القادم: {name}، {days}',
  'view.usual': 'في الأيام العادية',
  'view.projected': 'ما قد يأتي',
  'view.behind': 'من هم',
  'view.who': '{measure}: {situation}',
  'view.list': 'كل موسم على حدة',
  'view.overlaps': 'وفيه {names}',
  'view.partly': '{days} من {of} يومًا حتى الآن',
  'view.noBaseline': 'الأيام العادية قبله أقل من اللازم',
  'column.name': 'الموسم',
  'column.days': 'الأيام',
  'column.value': 'اليوم الواحد في المتوسط',
  'column.usual': 'الأيام العادية',
  'column.lift': 'ما يزيد على العادي',
  'column.k': 'يوم الموسم',
  'column.date': 'التاريخ',
}
