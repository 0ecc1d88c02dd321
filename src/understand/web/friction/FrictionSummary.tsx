import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Friction } from '../../model-friction.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { FrictionDraft } from './friction-draft.ts'
import { frictionSentences } from './sentences.ts'

export function FrictionSummary({ asked: { answer } }: AnswerProps<FrictionDraft, Friction>) {
  const t = useTranslate(frictionSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const [first] = answer.frictions
  const sample =
    answer.ofCases > answer.cases
      ? ` ${t('friction.sample', { n: formats.number(answer.cases), of: formats.number(answer.ofCases) })}`
      : ''
  if (!first) return t('friction.answer.none', { n: formats.quantity(answer.cases) }) + sample
  const told = {
    kind: t(`friction.kind.${first.kind}`),
    place: first.isPage ? first.place : nameOf('event', first.place),
    n: formats.quantity(first.share.n),
    share: formats.percent(first.share.share),
    of: formats.number(first.share.of),
  }
  if (!first.isSure) return t('friction.answer.unsure', told) + sample
  return (
    t('friction.answer', {
      ...told,
      with: formats.percent(first.wentOn.share),
      without: formats.percent(first.othersWentOn.share),
    }) + sample
  )
}
