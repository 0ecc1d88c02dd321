import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Moments } from '../../model-moments-of-truth.ts'
import type { AnswerProps, AnswerTable } from '../ask/question-ui.ts'
import type { MomentsDraft } from './moments-draft.ts'
import { momentsSentences } from './sentences.ts'
import { useMomentWords } from './use-moment-words.ts'

export function useMomentsTable({
  draft,
  asked,
}: Pick<AnswerProps<MomentsDraft, Moments>, 'draft' | 'asked'>): AnswerTable {
  const t = useTranslate(momentsSentences)
  const { formats } = useLocale()
  const words = useMomentWords(draft)
  const columns = ['importance', 'reach', 'bad', 'middle', 'penalty', 'reward', 'p'] as const
  return {
    columns: [
      { id: 'moment', header: t('moments.column.moment'), kind: 'text' },
      ...columns.map(id => ({ id, header: t(`moments.column.${id}`), kind: 'number' as const })),
    ],
    rows: asked.answer.moments.map(moment => {
      const marked = moment.bad ?? moment.good
      const change = (swing: Moments['moments'][number]['penalty']) =>
        swing ? words.change(swing.value) : '–'
      return {
        key: moment.id,
        values: {
          moment: words.experience(moment.experience, moment.isMissed),
          importance: moment.importance.value,
          reach: moment.reach.share,
          bad: marked?.mean ?? null,
          middle: moment.middle.mean,
          penalty: moment.penalty?.value ?? null,
          reward: moment.reward?.value ?? null,
          p: moment.p,
        },
        shown: {
          importance: formats.percent(moment.importance.value),
          reach: formats.percent(moment.reach.share),
          bad: marked ? words.mean(marked.mean) : '–',
          middle: words.mean(moment.middle.mean),
          penalty: change(moment.penalty),
          reward: change(moment.reward),
          p: formats.number(moment.p, { maxDecimals: 4 }),
        },
      }
    }),
  }
}
