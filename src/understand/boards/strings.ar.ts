import type { boardLettersEn } from './strings.en.ts'

export const boardLettersAr: Readonly<Record<keyof typeof boardLettersEn, string>> = {
  'first.name': 'نظرة أولى',
  'first.about':
    'أنشأت هذه اللوحة نفسها مما وصل حتى الآن، وتظل تواكب ما يصل إلى أن يعدّلها أحد. افتح أي بطاقة لتسأل أبعد.',
  'first.empty':
    'لم يصل شيء بعد. ما إن تصل الأحداث الأولى حتى تعرض هذه اللوحة من تلقاء نفسها عدد الأشخاص والأحداث، والطريق إلى الطلب، وما الذي يلي ماذا، ومن يعود.',
  'first.trend': 'الأشخاص والأحداث يومًا بيوم',
  'first.funnel': 'الطريق إلى الطلب',
  'first.orders': 'الطلبات أسبوعًا بأسبوع',
  'first.events': 'أكثر الأحداث تكرارًا أسبوعًا بأسبوع',
  'first.transitions': 'ماذا يلي ماذا',
  'first.retention': 'من يعود',
  'first.acquisition': 'من أين يأتي الناس',
  'first.lifecycle': 'الجدد والعائدون والمنقطعون',
  'first.paths': 'الخطوات الخمس الأولى',
  'first.durations': 'كم تستغرق الرحلات',
  'mail.subject': '{name} · {date}',
  'mail.hello': '{name}، حتى {date}',
  'mail.open': 'فتح في رحلة',
  'mail.why': 'تصلك هذه الرسالة لأن {author} يرسل إليك «{name}» من {workspace}.',
  'mail.unsubscribe': 'إلغاء الاشتراك',
  'mail.period': 'من {from} إلى {to}',
  'mail.people':
    '{n, plural, =0 {لا أحد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}',
  'mail.cases':
    '{n, plural, =0 {لا رحلات} one {رحلة واحدة} two {رحلتان} few {# رحلات} many {# رحلة} other {# رحلة}}',
  'mail.more':
    '{n, plural, =0 {لا صفوف أخرى} one {وصف آخر} two {وصفان آخران} few {و# صفوف أخرى} many {و# صفًا آخر} other {و# صف آخر}}',
  'mail.nothing': 'لا شيء في هذه الفترة.',
  'mail.failed': 'تعذّرت الإجابة عن هذا السؤال: {why}',
  'mail.broken': 'يحتاج هذا السؤال إلى مراجعة: لم يعد يمكن طرحه كما حُفظ.',
  'mail.compared': 'للمقارنة',
  'mail.answer': 'الإجابة',
  'alert.subject.on': 'تنبيه: {name}',
  'alert.subject.off': 'انتهى: {name}',
  'alert.above': '{number} الآن {value}، فوق {limit}.',
  'alert.below': '{number} الآن {value}، دون {limit}.',
  'alert.change': '{number} الآن {value}، وكان في الفترة السابقة {against} ({change}).',
  'alert.anomaly': '{number} الآن {value}، وكان في الفترات الاثنتي عشرة السابقة نحو {against} في الغالب.',
  'alert.over': '{number} الآن {value}، وعاد إلى حدوده.',
  'alert.of': 'من السؤال «{saved}» في {workspace}.',
  'alert.why': 'تصلك هذه الرسالة لأن {author} طلب إعلامك.',
}
