import type { DiffersKey } from './strings.en.ts'

export const differsAr: Readonly<Record<DiffersKey, string>> = {
  'differs.sentence':
    'ممن بلغوا الخطوة {step} من هذه الخطوات، خلال {window} على الأكثر من الأولى: بمَ يختلف من تابعوا عمن غادروا؟',
  'differs.window': 'المهلة من الخطوة الأولى إلى الأخيرة',
  'differs.at': 'الخطوة التي يتابعون بعدها أو يغادرون',
  'differs.atStep': '{n}: {event}',
  'differs.step': 'الخطوة {n}',
  'differs.add': 'إضافة خطوة',
  'differs.remove': 'إزالة {step}',
  'differs.properties':
    '{n, plural, =0 {تُقارن الأفعال السابقة وحدها.} one {تُقارن خاصية واحدة مع ما فعلوه من قبل.} two {تُقارن خاصيتان مع ما فعلوه من قبل.} few {تُقارن # خصائص مع ما فعلوه من قبل.} many {تُقارن # خاصية مع ما فعلوه من قبل.} other {تُقارن # خاصية مع ما فعلوه من قبل.}}',
  'differs.addProperty': 'مقارنة خاصية أخرى',
  'differs.answer':
    'تابع {share} من {n, plural, =0 {لا رحلات} one {رحلة واحدة} two {رحلتين} few {# رحلات} many {# رحلة} other {# رحلة}} بلغت هذه الخطوة (بثقة {sure} بين {low} و{high}). {found}',
  'differs.found':
    '{n, plural, =0 {لا شيء من {of} يختلف} one {أمر واحد من {of} يختلف} two {أمران من {of} يختلفان} few {# أمور من {of} تختلف} many {# أمرًا من {of} تختلف} other {# أمر من {of} تختلف}} بما يتجاوز المصادفة، وأكبرها: {what}.',
  'differs.none':
    'لا شيء مما قورن ({of, plural, =0 {لا أمور} one {أمر واحد} two {أمران} few {# أمور} many {# أمرًا} other {# أمر}}) يختلف بما يتجاوز المصادفة.',
  'differs.what.event': 'قام من قبل بـ: {event}',
  'differs.what.property': '{property}: {value}',
  'differs.what.channel': 'القناة: {value}',
  'differs.what.events': 'الأحداث السابقة: {range}',
  'differs.what.sessions': 'الجلسات حتى الآن: {range}',
  'differs.what.days': 'الأيام منذ أول حدث: {range}',
  'differs.what.took': 'الوقت منذ الخطوة الأولى: {range}',
  'differs.range': 'من {from} إلى {to}',
  'differs.rangeOpen': '{from} فأكثر',
  'differs.rangeUnder': 'أقل من {to}',
  'differs.more': 'أكثر لدى من يتابعون',
  'differs.less': 'أكثر لدى من يغادرون',
  'differs.shares': '{went} ممن يتابعون، و{left} ممن يغادرون',
  'differs.odds': 'نسبة الأرجحية {ratio} (بين {low} و{high})',
  'differs.lift': 'معه يتابع {share}',
  'differs.size.large': 'كبير',
  'differs.size.medium': 'متوسط',
  'differs.size.small': 'صغير',
  'differs.unclear':
    '{n, plural, =0 {لا شيء غير ذلك} one {أمر واحد آخر لا يتجاوز المصادفة} two {أمران آخران لا يتجاوزان المصادفة} few {# أمور أخرى لا تتجاوز المصادفة} many {# أمرًا آخر لا يتجاوز المصادفة} other {# أمر آخر لا يتجاوز المصادفة}}',
  'differs.behind': 'عرض من غادروا',
  'differs.behindTitle': 'غادروا، ومعهم {what}',
  'differs.strengths': 'مقدار ما تقوله كل خاصية بمجملها',
  'differs.strength': '{name}: {v}',
  'differs.note':
    'يُنظر إلى كل شيء كما كان عند بلوغ الخطوة. هذا اختلاف، أما كونه سببًا فلا تقوله إلا مقارنة بمجموعة ضابطة أو اختبار. صُحّح لأجل {n, plural, =0 {لا مقارنات} one {مقارنة واحدة} two {مقارنتين} few {# مقارنات} many {# مقارنة} other {# مقارنة}} (بنياميني وهوكبرغ).',
  'differs.column.what': 'الأمر',
  'differs.column.went': 'ممن يتابعون',
  'differs.column.left': 'ممن يغادرون',
  'differs.column.n': 'عدد أصحابه',
  'differs.column.goesOn': 'يتابع من أصحابه',
  'differs.column.lift': 'الرفع',
  'differs.column.odds': 'نسبة الأرجحية',
  'differs.column.h': 'حجم الأثر (h)',
  'differs.column.q': 'p بعد التصحيح',
}
