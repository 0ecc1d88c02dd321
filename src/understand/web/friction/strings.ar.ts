import type { FrictionKey } from './strings.en.ts'

export const frictionAr: Readonly<Record<FrictionKey, string>> = {
  'friction.sentence': 'أين يتعثّر الناس، وكم ممّن تعثّروا يصل مع ذلك إلى {goal} خلال {minutes} دقيقة؟',
  'friction.goal': 'ما الذي يُعدّ متابعة',
  'friction.anywhere': 'أي موضع آخر',
  'friction.minutes': 'دقائق المتابعة',
  'friction.rules.loop':
    'الدوران هو الوصول {times} مرات إلى الموضع نفسه خلال {minutes} دقيقة، والتنقّل ذهابًا وإيابًا مرّتان خلال {back} دقيقة.',
  'friction.rules.contact':
    'يتكرّر الموضوع عند {times} تواصلات خلال {days} يومًا، ويُعدّ الرد متأخرًا بعد {hours} ساعة.',
  'friction.rules.slow': 'الصفحة بطيئة ابتداءً من {ms} ملّي ثانية.',
  'friction.rule.loopTimes': 'عدد مرات الوصول في الدوران',
  'friction.rule.loopMinutes': 'دقائق الدوران',
  'friction.rule.backMinutes': 'دقائق التنقّل ذهابًا وإيابًا',
  'friction.rule.contactTimes': 'عدد التواصلات في الموضوع الواحد',
  'friction.rule.contactDays': 'الأيام بين التواصلات',
  'friction.rule.unansweredHours': 'الساعات التي يتأخر بعدها الرد',
  'friction.rule.slowMs': 'الملّي ثانية التي تُعدّ الصفحة بعدها بطيئة',
  'friction.answer':
    'أكبر خسارة سببها «{kind}» عند «{place}»: {n, plural, =0 {لم يواجهه أحد} one {واجهه شخص واحد} two {واجهه شخصان} few {واجهه # أشخاص} many {واجهه # شخصًا} other {واجهه # شخص}} ({share} من {of})، وتابع منهم {with} بدل {without}.',
  'friction.answer.unsure':
    'الأكثر انتشارًا «{kind}» عند «{place}»: {n, plural, =0 {لم يواجهه أحد} one {واجهه شخص واحد} two {واجهه شخصان} few {واجهه # أشخاص} many {واجهه # شخصًا} other {واجهه # شخص}} ({share} من {of})، ولم يثبت أنه يمنعهم من المتابعة.',
  'friction.answer.none':
    'لا عوائق في {n, plural, =0 {الرحلات} one {رحلة واحدة} two {رحلتين} few {# رحلات} many {# رحلة} other {# رحلة}}.',
  'friction.sample': 'شمل الفحص {n} من {of}، وهي عيّنة منصفة.',
  'friction.title': 'العوائق، الأغلى كلفةً أولًا',
  'friction.people':
    '{n, plural, =0 {لم يواجهه أحد} one {واجهه شخص واحد} two {واجهه شخصان} few {واجهه # أشخاص} many {واجهه # شخصًا} other {واجهه # شخص}}',
  'friction.ofPlace': '{share} ممّن كانوا هناك',
  'friction.times':
    '{n, plural, =0 {ولا مرة} one {مرة واحدة} two {مرتان} few {# مرات} many {# مرة} other {# مرة}}',
  'friction.wentOn': 'تابعوا',
  'friction.met': 'من واجهه',
  'friction.others': 'غيرهم هناك',
  'friction.lost': 'يتابع منهم أقل بمقدار {lost} (بين {low} و{high})',
  'friction.notSure': 'لا أثر ثابت في المتابعة (بين {low} و{high})',
  'friction.alone': 'واجهه كل من كان هناك، فلا أحد للمقارنة',
  'friction.severity': 'الشدّة {severity}',
  'friction.behind': 'واجهوا «{kind}» عند «{place}»',
  'friction.hint':
    'الشدّة هي النسبة التي تُفقد حيث ثبت ذلك، وإلا فوزن صغير ثابت للنوع. وقد يختلف من واجهوا العائق عن غيرهم في أكثر من ذلك.',
  'friction.more':
    '{n, plural, =0 {لم يبقَ غيرها} one {وُجد عائق آخر لم يُعرض} two {وُجد عائقان آخران لم يُعرضا} few {وُجدت # عوائق أخرى لم تُعرض} many {وُجد # عائقًا آخر لم يُعرض} other {وُجد # عائق آخر لم يُعرض}}.',
  'friction.kind.rage-click': 'نقرات انفعالية',
  'friction.kind.dead-click': 'نقرات بلا استجابة',
  'friction.kind.error': 'أخطاء وإخفاقات',
  'friction.kind.slow-page': 'صفحة بطيئة',
  'friction.kind.failed-search': 'بحث بلا نتائج',
  'friction.kind.repeated-contact': 'تواصل متكرر في الموضوع نفسه',
  'friction.kind.unanswered-contact': 'تواصل بلا رد',
  'friction.kind.loop': 'دوران في حلقة',
  'friction.kind.back-and-forth': 'ذهاب وإياب',
  'friction.column.kind': 'العائق',
  'friction.column.place': 'الموضع',
  'friction.column.cases': 'من واجهه',
  'friction.column.share': 'من الجميع',
  'friction.column.wentOn': 'تابعوا',
  'friction.column.others': 'تابع غيرهم',
  'friction.column.severity': 'الشدّة',
}
