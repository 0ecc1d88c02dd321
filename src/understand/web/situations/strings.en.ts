export const situationsEn = {
  'situation.sentence': 'What is {situation} like, measured by this?',
  'situation.pick': 'Situation',
  'situation.choose': 'choose one',
  'situation.written': '{name} ({n, plural, one {once} other {# times}})',
  'situation.window':
    'Compared with the {days} ordinary days before each, with {around} days shown around it; days meet {align}.',
  'situation.window.days': 'Ordinary days before',
  'situation.window.around': 'Days shown before and after',
  'situation.align': 'How days are laid over each other',
  'situation.align.auto': 'by the Hijri day where that is right',
  'situation.align.start': 'by the first day of each',
  'situation.align.hijri': 'by the day of the Hijri month',
  'situation.manage': 'Circumstances of this workspace',
  'answer.more':
    'In {situation}, {measure} is {effect} above ordinary days ({low} to {high}, over {n, plural, one {# occurrence} other {# occurrences}}).',
  'answer.less':
    'In {situation}, {measure} is {effect} below ordinary days ({low} to {high}, over {n, plural, one {# occurrence} other {# occurrences}}).',
  'answer.unsure':
    'In {situation}, {measure} differs from ordinary days by anything from {low} less to {high} more, as the {n, plural, one {# occurrence} other {# occurrences}} say.',
  'answer.one.more':
    'In the one {situation} in the log, {measure} was {effect} above ordinary days ({low} to {high}); one does not tell what others are like.',
  'answer.one.less':
    'In the one {situation} in the log, {measure} was {effect} below ordinary days ({low} to {high}); one does not tell what others are like.',
  'answer.one.unsure':
    'In the one {situation} in the log, {measure} cannot be told from ordinary days: anything from {low} less to {high} more.',
  'answer.none': 'The log holds no whole occurrence of this with enough ordinary days before it.',
  'answer.next': 'The next, from {day}, would bring {value} ({low} to {high}) in place of {usual}.',
  'answer.next.one':
    'The next, from {day}, would bring about {value} in place of {usual} if it were like that one; how far it may differ, one cannot say.',
  'view.title': 'Beyond ordinary days, day by day',
  'view.average': 'on average',
  'view.occurrence': '{name}, {year}',
  'view.day': 'day {k}',
  'view.before': '{n, plural, one {# day before} other {# days before}}',
  'view.hijri': '{k} {month}',
  'view.inside': 'the situation',
  'view.projection': 'The next one: {name}, {days}',
  'view.usual': 'on ordinary days',
  'view.projected': 'what would come',
  'view.behind': 'Who they are',
  'view.who': '{measure}: {situation}',
  'view.list': 'Each occurrence',
  'view.overlaps': 'with {names} in it',
  'view.partly': '{days} of {of} days so far',
  'view.noBaseline': 'too few ordinary days before it',
  'column.name': 'Occurrence',
  'column.days': 'Days',
  'column.value': 'A day, on average',
  'column.usual': 'Ordinary days',
  'column.lift': 'Beyond ordinary',
  'column.k': 'Day of the situation',
  'column.date': 'Date',
} as const
export type SituationsKey = keyof typeof situationsEn
