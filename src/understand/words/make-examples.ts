import { usual } from './draft-question.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What could be typed here, made of what the workspace has: each is understood, and a test holds it to that. */
export function makeExamples(vocabulary: Vocabulary, language: 'en' | 'ar'): string[] {
  const { catalogue, nameOf } = vocabulary
  const way = usual(catalogue)
  const [first, last] = [way[0], way.at(-1)]
  if (!first || !last) return []
  const name = (event: string) =>
    language === 'ar' ? nameOf('event', event, 'ar') : nameOf('event', event, 'en').toLowerCase()
  const country = catalogue.properties.find(({ path }) => /^(country|city|category)$/.test(path))
  const property = country && nameOf('property', country.path, language).toLowerCase()
  const knows = (question: string) => catalogue.questions.includes(question)
  const english: [string, string][] = [
    [
      'funnel',
      `conversion from ${name(first)} to ${name(last)} within 7 days${property ? ` by ${property}` : ''}`,
    ],
    ['trends', `how many people ${name(last)} per week, compared with the period before`],
    ['abandonment', `why do they leave before ${name(last)}`],
    ['retention', 'do customers come back, by month'],
    ['attribution', `which channel brings the most ${name(last)}`],
    ['flow', `what happens after ${name(first)}`],
    ['acquisition', 'where do visitors come from, last 30 days'],
  ]
  const arabic: [string, string][] = [
    [
      'funnel',
      `نسبة التحويل من ${name(first)} إلى ${name(last)} خلال ٧ أيام${property ? ` حسب ${property}` : ''}`,
    ],
    ['trends', `كم شخصًا قام بـ${name(last)} كل أسبوع مقارنة بالفترة السابقة`],
    ['abandonment', `لماذا يغادرون قبل ${name(last)}`],
    ['retention', 'هل يعود العملاء، حسب الشهر'],
    ['attribution', `أي قناة تجلب أكثر ${name(last)}`],
    ['flow', `ماذا يحدث بعد ${name(first)}`],
    ['acquisition', 'من أين يأتي الزوار في آخر 30 يومًا'],
  ]
  return (language === 'ar' ? arabic : english)
    .filter(([question]) => knows(question))
    .map(([, text]) => text)
}
