export const funnelEn = {
  'funnel.title': 'How far they come',
  'funnel.sentence': 'How many do these steps in this order, the last at most {window} after the first?',
  'funnel.window': 'Time from the first step to the last',
  'funnel.step': 'Step {n}',
  'funnel.add': 'Add a step',
  'funnel.remove': 'Remove {step}',
  'funnel.answer':
    '{share} of {n, plural, one {# journey that began} other {# journeys that began}} reached the last step ({sure} sure: {low} to {high}).',
  'funnel.answer.none': 'Nobody did the first step in this period.',
  'funnel.before': 'In comparison: {share}.',
  'funnel.reached': 'Reached {step}',
  'funnel.took': 'To {step}: half within {median}, 9 of 10 within {p90}',
  'funnel.column.step': 'Step',
  'funnel.column.n': 'Reached it',
  'funnel.column.share': 'Of the first step',
  'funnel.column.previous': 'Of the step before',
  'funnel.column.median': 'Median time',
  'funnel.column.p90': '9 of 10 within',
} as const
export type FunnelKey = keyof typeof funnelEn
