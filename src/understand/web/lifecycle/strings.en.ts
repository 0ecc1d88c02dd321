export const lifecycleEn = {
  'lifecycle.sentence':
    'Who does {active}, counted by {unit}: new, here before, back after a pause, or gone?',
  'lifecycle.active': 'What counts as being active',
  'lifecycle.any': 'anything',
  'lifecycle.unit': 'Unit of time',
  'lifecycle.unit.day': 'day',
  'lifecycle.unit.week': 'week',
  'lifecycle.unit.month': 'month',
  'lifecycle.new': 'New',
  'lifecycle.returning': 'Returning',
  'lifecycle.resurrecting': 'Back after a pause',
  'lifecycle.dormant': 'Gone quiet',
  'lifecycle.total': 'Active',
  'lifecycle.answer':
    '{active, plural, one {# was active} other {# were active}} in the last full period ({period}): {new} new, {returning} returning, {resurrecting} back after a pause; {dormant} of the period before went quiet.',
  'lifecycle.answer.young': 'No period is over yet.',
  'lifecycle.before': 'Active in comparison: {n}.',
  'lifecycle.chart': 'Active people by where they come from, and those who went quiet below the line',
  'lifecycle.open': '{state}, {period}: {n}',
  'lifecycle.legend':
    'Pale: not over yet, all four may still change. Each silence counts once, where it begins.',
  'lifecycle.column.period': 'Period',
  'lifecycle.column.complete': 'Over',
  'lifecycle.yes': 'yes',
  'lifecycle.no': 'not yet',
} as const
export type LifecycleKey = keyof typeof lifecycleEn
