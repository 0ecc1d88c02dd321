import { expect, it } from 'vitest'
import { foldText, matchesText } from './fold-text.ts'

it.each([
  ['أحمد', 'احمد'],
  ['إسلام', 'اسلام'],
  ['آمنة', 'امنه'],
  ['ٱلله', 'الله'],
  ['مصطفى', 'مصطفي'],
  ['رحـــلة', 'رحله'],
  ['مُحَمَّد', 'محمد'],
  ['٠١٢٣ ۴۵', '0123 45'],
  ['أڭادير گلميم ڤيديو پيتزا چاي', 'اكادير كلميم فيديو بيتزا جاي'],
  ['  Café   CRÈME ', 'cafe creme'],
  ['\u2068ab\u2069', 'ab'],
])('%s folds to %s', (text, folded) => expect(foldText(text)).toBe(folded))

it('finds every word in any of the names', () => {
  expect(matchesText('خريطه رحله', ['خريطة الرحلة', 'Journey map'])).toBe(true)
  expect(matchesText('jour رحلة', ['خريطة الرحلة', 'Journey map'])).toBe(true)
  expect(matchesText('people', ['خريطة الرحلة', 'Journey map'])).toBe(false)
})
