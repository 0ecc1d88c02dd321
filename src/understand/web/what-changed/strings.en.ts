export const whatChangedEn = {
  'changed.sentence': 'What did {circumstance}, from {day} {until}, do to this?',
  'changed.circumstance': 'What changed',
  'changed.own': 'a change',
  'changed.day': 'First day of the change',
  'changed.day.choose': 'choose a day',
  'changed.until': 'Last day of the change',
  'changed.until.stays': 'on',
  'changed.until.day': 'to {day}',
  'changed.circumstance.option': '{name}, {day}',
  'changed.treated': 'It changed {path} {value}.',
  'changed.everybody': 'It changed everything. {split}',
  'changed.split': 'Only a part of it changed',
  'changed.split.path': 'What tells the parts apart',
  'changed.split.value': 'What was changed',
  'changed.control': 'Not touched by it, to compare with: {value}',
  'changed.control.value': 'Control',
  'changed.control.add': 'Add something that it did not touch',
  'changed.control.remove': 'Remove {name}',
  'changed.window': 'Compared are {before} days before and at most {after} days after.',
  'changed.window.before': 'Days before',
  'changed.window.after': 'Days after',
  'changed.manage': 'Circumstances of this workspace',
  'answer.rose':
    'From {day} on, {measure} rose by {effect} ({low} to {high}) beyond what was to be expected: {value} instead of {expected}.',
  'answer.fell':
    'From {day} on, {measure} fell by {effect} ({low} to {high}) below what was to be expected: {value} instead of {expected}.',
  'answer.nothing':
    'From {day} on, no change of {measure} can be shown: it may have been anything from {low} less to {high} more.',
  'answer.nothing.open':
    'From {day} on, no change of {measure} can be shown: the days differ too much to bound it.',
  'answer.doubt.parallel':
    'Be careful: what changed and what it is compared with had already drawn apart before, so the time series alone was believed.',
  'answer.doubt.placebo':
    'Be careful: where nothing was changed, the same computation finds something too, so this may be something else.',
  'answer.alone':
    'Nothing untouched is compared with: whatever else happened in these days is in the number.',
  'answer.few':
    'There are too few days to tell: at least three weeks before the change, and one whole day after it, must be in the log.',
  'view.title': '{measure}, day by day',
  'view.seen': 'what was seen',
  'view.expected': 'expected without the change',
  'view.control': 'what it did not touch',
  'view.change': 'change',
  'view.added': 'What the change added up to',
  'view.added.conversion':
    '{n, plural, one {# more who went on} other {# more who went on}} ({low} to {high})',
  'view.added.other': '{n} in all ({low} to {high})',
  'view.added.alone':
    'Only the structural time series can be added up, and here it says something else than the method told above. What was not touched is the better witness: believe the sentence above.',
  'view.day': 'Day',
  'view.low': 'Expected at least',
  'view.high': 'Expected at most',
  'method.title': 'The same by three methods',
  'method.before-after': 'After against before, nothing compared with',
  'method.difference-in-differences': 'Difference in differences',
  'method.structural': 'Structural time series',
  'method.told': 'told above',
  'method.none': 'could not be computed',
  'method.range': '{effect} ({range})',
  'check.title': 'Checks',
  'check.passed': 'passed',
  'check.failed': 'failed',
  'check.not-run': 'could not be tried',
  'check.enough.passed': 'There are enough days on both sides.',
  'check.enough.failed': 'There are too few days on one side.',
  'check.parallel-trends.passed': 'Before the change both ran alike.',
  'check.parallel-trends.failed': 'Before the change they drew apart by {value} a week.',
  'check.parallel-trends.not-run': 'Both ran alike before: needs a control and four weeks.',
  'check.placebo-dates.passed':
    '{n, plural, one {At # pretend date before the change nothing is found.} other {At # pretend dates before the change nothing is found.}}',
  'check.placebo-dates.failed':
    '{n, plural, one {At # pretend date} other {At # pretend dates}} before the change something is found where nothing was.',
  'check.placebo-dates.not-run': 'Pretend dates before the change: there are too few days.',
  'check.placebo-groups.passed':
    '{n, plural, one {Where it did not change anything (# group), nothing is found.} other {Where it did not change anything (# groups), nothing is found.}}',
  'check.placebo-groups.failed':
    '{n, plural, one {In # group that it did not touch} other {In # groups that it did not touch}} something is found as well.',
  'check.placebo-groups.not-run':
    'What it did not touch, pretended to be changed: there is none, or too little.',
  'behind.before': 'Before the change',
  'behind.after': 'From the change on',
  'behind.people': 'Who they are',
  'overlap.title': 'In these days there was also: {names}',
} as const
export type WhatChangedKey = keyof typeof whatChangedEn
