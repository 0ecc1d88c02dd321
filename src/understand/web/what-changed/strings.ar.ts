import type { WhatChangedKey } from './strings.en.ts'

export const whatChangedAr: Readonly<Record<WhatChangedKey, string>> = {
  'changed.sentence': 'ما الذي أحدثه {circumstance} ابتداءً من {day} {until} في هذا؟',
  'changed.circumstance': 'ما الذي تغيّر',
  'changed.own': 'تغيير',
  'changed.day': 'أول أيام التغيير',
  'changed.day.choose': 'اختيار يوم',
  'changed.until': 'آخر أيام التغيير',
  'changed.until.stays': 'وما بعده',
  'changed.until.day': 'حتى {day}',
  'changed.circumstance.option': '{name}، {day}',
  'changed.treated': 'شمل التغيير {path} {value}.',
  'changed.everybody': 'شمل التغيير كل شيء. {split}',
  'changed.split': 'شمل جزءًا منه فقط',
  'changed.split.path': 'ما يميّز الأجزاء',
  'changed.split.value': 'ما شمله التغيير',
  'changed.control': 'لم يشمله التغيير، وتجري المقارنة به: {value}',
  'changed.control.value': 'أساس المقارنة',
  'changed.control.add': 'إضافة ما لم يشمله التغيير',
  'changed.control.remove': 'إزالة {name}',
  'changed.window': 'تُقارَن {before} يومًا قبله بما لا يزيد على {after} يومًا بعده.',
  'changed.window.before': 'عدد الأيام قبله',
  'changed.window.after': 'عدد الأيام بعده',
  'changed.manage': 'ظروف مساحة العمل',
  'answer.rose':
    'ابتداءً من {day} ارتفعت {measure} بمقدار {effect} (من {low} إلى {high}) فوق المتوقع: {value} بدلًا من {expected}.',
  'answer.fell':
    'ابتداءً من {day} انخفضت {measure} بمقدار {effect} (من {low} إلى {high}) عن المتوقع: {value} بدلًا من {expected}.',
  'answer.nothing':
    'ابتداءً من {day} لا يظهر تغيّر مؤكد في {measure}: قد يكون أي شيء بين نقص مقداره {low} وزيادة مقدارها {high}.',
  'answer.nothing.open':
    'ابتداءً من {day} لا يظهر تغيّر مؤكد في {measure}: تتفاوت الأيام إلى حد لا يسمح بحصره.',
  'answer.doubt.parallel':
    'يلزم الحذر: كان ما شمله التغيير وما يُقارَن به يتباعدان قبل التغيير، فاعتُمدت السلسلة الزمنية وحدها.',
  'answer.doubt.placebo':
    'يلزم الحذر: تجد الطريقة نفسها أثرًا حيث لم يتغيّر شيء أيضًا، فقد يكون السبب أمرًا آخر.',
  'answer.alone': 'لا تجري المقارنة بما لم يشمله التغيير، فكل ما حدث في هذه الأيام داخل في الرقم.',
  'answer.few':
    'الأيام أقل من أن تسمح بالحكم: تلزم في السجل ثلاثة أسابيع على الأقل قبل التغيير ويوم كامل بعده.',
  'view.title': '{measure} يومًا بيوم',
  'view.seen': 'ما حدث فعلًا',
  'view.expected': 'المتوقع لولا التغيير',
  'view.control': 'ما لم يشمله التغيير',
  'view.change': 'التغيير',
  'view.added': 'مجموع ما أضافه التغيير',
  'view.added.conversion':
    '{n, plural, =0 {لا زيادة فيمن واصلوا} one {شخص واحد إضافي واصل} two {شخصان إضافيان واصلا} few {# أشخاص إضافيين واصلوا} many {# شخصًا إضافيًا واصلوا} other {# شخص إضافي واصلوا}} (من {low} إلى {high})',
  'view.added.other': '{n} إجمالًا (من {low} إلى {high})',
  'view.added.alone':
    'لا تُجمع إلا السلسلة الزمنية البنيوية، وهي هنا تقول غير ما تقوله الطريقة المذكورة أعلاه. وما لم يمسّه التغيير شاهد أصدق، فالمعتمد هو الجملة أعلاه.',
  'view.day': 'اليوم',
  'view.low': 'أدنى المتوقع',
  'view.high': 'أعلى المتوقع',
  'method.title': 'الأثر نفسه بثلاث طرق',
  'method.before-after': 'ما بعده مقابل ما قبله دون مقارنة بغيره',
  'method.difference-in-differences': 'الفرق بين الفروق',
  'method.structural': 'السلسلة الزمنية البنيوية',
  'method.told': 'المعتمد أعلاه',
  'method.none': 'تعذّر حسابه',
  'method.range': '{effect} ({range})',
  'check.title': 'اختبارات التحقق',
  'check.passed': 'نجح',
  'check.failed': 'لم ينجح',
  'check.not-run': 'تعذّر إجراؤه',
  'check.enough.passed': 'الأيام كافية قبل التغيير وبعده.',
  'check.enough.failed': 'الأيام أقل من اللازم قبل التغيير أو بعده.',
  'check.parallel-trends.passed': 'سار الاثنان على نحو واحد قبل التغيير.',
  'check.parallel-trends.failed': 'كان الاثنان يتباعدان قبل التغيير بمقدار {value} كل أسبوع.',
  'check.parallel-trends.not-run': 'سيرهما على نحو واحد قبل التغيير: يلزم أساس مقارنة وأربعة أسابيع.',
  'check.placebo-dates.passed':
    '{n, plural, =0 {لا تواريخ مفترضة قبل التغيير.} one {في تاريخ مفترض واحد قبل التغيير لا يظهر أي أثر.} two {في تاريخين مفترضين قبل التغيير لا يظهر أي أثر.} few {في # تواريخ مفترضة قبل التغيير لا يظهر أي أثر.} many {في # تاريخًا مفترضًا قبل التغيير لا يظهر أي أثر.} other {في # تاريخ مفترض قبل التغيير لا يظهر أي أثر.}}',
  'check.placebo-dates.failed':
    '{n, plural, =0 {لا يظهر أثر في أي تاريخ مفترض.} one {يظهر أثر في تاريخ مفترض واحد قبل التغيير حيث لم يحدث شيء.} two {يظهر أثر في تاريخين مفترضين قبل التغيير حيث لم يحدث شيء.} few {يظهر أثر في # تواريخ مفترضة قبل التغيير حيث لم يحدث شيء.} many {يظهر أثر في # تاريخًا مفترضًا قبل التغيير حيث لم يحدث شيء.} other {يظهر أثر في # تاريخ مفترض قبل التغيير حيث لم يحدث شيء.}}',
  'check.placebo-dates.not-run': 'التواريخ المفترضة قبل التغيير: الأيام أقل من اللازم.',
  'check.placebo-groups.passed':
    '{n, plural, =0 {لا مجموعات لم يشملها التغيير.} one {في مجموعة واحدة لم يشملها التغيير لا يظهر أي أثر.} two {في مجموعتين لم يشملهما التغيير لا يظهر أي أثر.} few {في # مجموعات لم يشملها التغيير لا يظهر أي أثر.} many {في # مجموعة لم يشملها التغيير لا يظهر أي أثر.} other {في # مجموعة لم يشملها التغيير لا يظهر أي أثر.}}',
  'check.placebo-groups.failed':
    '{n, plural, =0 {لا يظهر أثر في أي مجموعة لم يشملها التغيير.} one {يظهر أثر أيضًا في مجموعة واحدة لم يشملها التغيير.} two {يظهر أثر أيضًا في مجموعتين لم يشملهما التغيير.} few {يظهر أثر أيضًا في # مجموعات لم يشملها التغيير.} many {يظهر أثر أيضًا في # مجموعة لم يشملها التغيير.} other {يظهر أثر أيضًا في # مجموعة لم يشملها التغيير.}}',
  'check.placebo-groups.not-run': 'افتراض التغيير فيما لم يشمله: لا يوجد، أو بياناته قليلة.',
  'behind.before': 'قبل التغيير',
  'behind.after': 'ابتداءً من التغيير',
  'behind.people': 'من هم',
  'overlap.title': 'وقع في هذه الأيام أيضًا: {names}',
}
