export const formatsEn = {
  'duration.instant': 'less than a second',
  'duration.second': '{n} s',
  'duration.minute': '{n} min',
  'duration.hour': '{n} h',
  'duration.day': '{n} d',
  'long.second': '{n, plural, one {# second} other {# seconds}}',
  'long.minute': '{n, plural, one {# minute} other {# minutes}}',
  'long.hour': '{n, plural, one {# hour} other {# hours}}',
  'long.day': '{n, plural, one {# day} other {# days}}',
  'range.numbers': '{from} to {to}',
  'date.both': '{gregorian} ({hijri})',
} as const
