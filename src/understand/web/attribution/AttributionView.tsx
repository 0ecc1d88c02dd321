import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Segmented } from '../../../platform/ui/Segmented.tsx'
import type { Attribution } from '../../model-attribution.ts'
import { type AttributionModel, attributionModels } from '../../model-attribution.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { ChoicePick } from '../ask/sentence/fields.tsx'
import styles from './Attribution.module.css'
import { AttributionFacts } from './AttributionFacts.tsx'
import type { AttributionDraft } from './attribution-draft.ts'
import { ModelTable } from './ModelTable.tsx'
import { largestChanges, type Measure, prepareTouches, usualJudge } from './prepare-attribution.ts'
import { attributionSentences } from './sentences.ts'
import { TopPaths } from './TopPaths.tsx'
import { TouchBars } from './TouchBars.tsx'
import { useChangeWords } from './use-change-words.ts'

/** Two bars a touch, what would change in words, all models side by side, and the paths. */
export function AttributionView(props: AnswerProps<AttributionDraft, Attribution>) {
  const t = useTranslate(attributionSentences)
  const { draft, asked, onBehind, size } = props
  const { answer } = asked
  const [measure, setMeasure] = useState<Measure>('conversions')
  const [judge, setJudge] = useState<AttributionModel | null>(null)
  const model = judge ?? usualJudge(answer.baseline)
  const rows = prepareTouches(answer, { measure, model })
  const judged = { touches: draft.touches, answer, model, measure }
  const words = useChangeWords(judged)
  const onTouch = (name: string, called: string) =>
    onBehind({
      about: t('attribution.behind', { touch: called }),
      mark: { of: 'attribution', input: asked.input, touch: name, outcome: 'converted' },
    })
  if (size === 'tile') return <TouchBars {...judged} rows={rows.slice(0, 6)} onTouch={onTouch} isSmall />
  if (rows.length === 0) return <AttributionFacts answer={answer} />
  const changes = largestChanges(rows, 4)
  const hasMoney = answer.currency !== null && answer.total.revenue !== 0
  return (
    <div className={styles.view}>
      <div className={styles.controls}>
        {hasMoney && (
          <Segmented
            label={t('attribution.measure')}
            value={measure}
            options={(['conversions', 'revenue'] as const).map(value => ({
              value,
              label: t(`attribution.measure.${value}`),
            }))}
            onChange={setMeasure}
          />
        )}
        <span className={styles.judge}>
          {t('attribution.judge')}{' '}
          <ChoicePick
            label={t('attribution.judge')}
            value={model}
            options={attributionModels
              .filter(value => value !== answer.baseline)
              .map(value => ({ value, label: t(`model.${value}`) }))}
            onChange={value => setJudge(value)}
          />
        </span>
      </div>
      <section className={styles.part}>
        <h2 className={styles.title}>{t('attribution.versus')}</h2>
        <ul className={styles.changes}>
          {changes.length === 0 && <li>{words(null)}</li>}
          {changes.map(row => (
            <li key={row.key} data-way={row.change > 0 ? 'up' : 'down'}>
              {words(row)}
            </li>
          ))}
        </ul>
        <p className={styles.note}>
          {t('attribution.versus.text', {
            baseline: t(`model.${answer.baseline}`),
            model: t(`model.${model}`),
          })}
        </p>
        <TouchBars {...judged} rows={rows} onTouch={onTouch} />
      </section>
      <ModelTable {...judged} rows={rows} />
      <TopPaths touches={draft.touches} answer={answer} />
      <AttributionFacts answer={answer} />
    </div>
  )
}
