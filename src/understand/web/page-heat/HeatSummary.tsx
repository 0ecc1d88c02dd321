import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Heat, PageHeat, PageListed } from '../../model-page-heat.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { HeatDraft } from './heat-draft.ts'
import { lossOf } from './prepare-heat.ts'
import { heatSentences } from './sentences.ts'

/** The pages in a sentence; of one page how far it is read and where it loses most. */
export function HeatSummary({ asked: { answer } }: AnswerProps<HeatDraft, PageHeat>) {
  return answer.heat ? <OfPage heat={answer.heat} /> : <OfPages answer={answer} />
}

function OfPages({ answer: { pages, morePages } }: { answer: PageHeat }) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const [first] = pages
  if (!first) return null
  const visits = pages.reduce((sum, page) => sum + page.visits, 0)
  const trouble = (page: PageListed) => page.angry + page.dead
  const worst = pages.reduce((most, page) => (trouble(page) > trouble(most) ? page : most))
  return (
    <>
      {t.rich('heat.answer.list', {
        n: formats.quantity(pages.length + morePages),
        visits: formats.number(visits),
        page: { node: <bdi dir="ltr">{first.path}</bdi> },
        share: formats.percent(first.visits / visits),
      })}{' '}
      {trouble(worst) > 0 &&
        t.rich('heat.answer.list.angry', {
          page: { node: <bdi dir="ltr">{worst.path}</bdi> },
          n: formats.number(trouble(worst)),
        })}
    </>
  )
}

function OfPage({ heat }: { heat: Heat }) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const { medianDepth, angry, visits } = heat
  const sharpest = lossOf(heat)
  const whole = (percent: number) => formats.number(percent, { maxDecimals: 0 })
  return [
    medianDepth
      ? t(medianDepth.low === medianDepth.high ? 'heat.answer.page.all' : 'heat.answer.page', {
          n: formats.quantity(visits),
          depth: whole(medianDepth.value),
          low: whole(medianDepth.low),
          high: whole(medianDepth.high),
        })
      : t('heat.answer.plain', { n: formats.quantity(visits) }),
    ...(sharpest
      ? [
          t('heat.answer.sharpest', {
            from: whole(sharpest.from),
            to: whole(sharpest.to),
            share: formats.percent(sharpest.lost.share),
          }),
        ]
      : []),
    ...(angry.clicks > 0 ? [t('heat.answer.angry', { share: formats.percent(angry.people.share) })] : []),
  ].join(' ')
}
