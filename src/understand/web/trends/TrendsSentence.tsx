import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick } from '../ask/sentence/fields.tsx'
import { AddButton, SentenceItem, SentenceLine, SentenceList } from '../ask/sentence/Sentence.tsx'
import { MeasureWords } from './MeasureWords.tsx'
import { sentenceUnits } from './sentence-units.ts'
import { trendsSentences } from './sentences.ts'
import { TrendsOptions } from './TrendsOptions.tsx'
import { type DraftLine, measureOf, mostLines, type TrendsDraft } from './trends-draft.ts'
import { useLineName } from './use-line-name.ts'

/** "By day, show how often … and the sum of …" */
export function TrendsSentence({ draft, change, seen }: SentenceProps<TrendsDraft>) {
  const t = useTranslate(trendsSentences)
  const nameOf = useLineName()
  const { lines } = draft
  const put = (next: readonly DraftLine[]) => change({ lines: [...next] })
  return (
    <>
      <SentenceLine>
        {t.rich('trends.sentence', {
          unit: {
            node: (
              <ChoicePick
                label={t('trends.unit')}
                value={draft.unit}
                options={sentenceUnits.map(value => ({ value, label: t(`trends.unit.${value}`) }))}
                onChange={unit => change({ unit })}
              />
            ),
          },
        })}
      </SentenceLine>
      <SentenceList>
        {lines.map((line, i) => (
          <SentenceItem
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            key={i}
            place={i + 1}
            removeLabel={t('trends.remove', { line: nameOf(line) })}
            onRemove={lines.length > 1 ? () => put(lines.toSpliced(i, 1)) : undefined}
          >
            <MeasureWords
              measure={line.measure}
              seen={seen}
              onChange={measure => put(lines.with(i, { ...line, measure }))}
            />
            {line.over &&
              t.rich('trends.line.over', {
                rest: {
                  node: (
                    <MeasureWords
                      measure={line.over}
                      seen={seen}
                      onChange={over => put(lines.with(i, { ...line, over }))}
                    />
                  ),
                },
              })}
            <AddButton
              onClick={() =>
                put(lines.with(i, { ...line, over: line.over ? null : measureOf('cases', null) }))
              }
            >
              {line.over ? t('trends.undivide') : t('trends.divide')}
            </AddButton>
          </SentenceItem>
        ))}
      </SentenceList>
      <AddButton
        isDisabled={lines.length >= mostLines}
        onClick={() =>
          put([...lines, { id: String(lines.length + 1), measure: measureOf('events', null), over: null }])
        }
      >
        {t('trends.add')}
      </AddButton>
      <TrendsOptions draft={draft} change={change} seen={seen} />
    </>
  )
}
