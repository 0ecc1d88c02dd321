import type { ReactNode } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { isMoney } from '../../model-trends.ts'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick, PropertyPick } from '../ask/sentence/fields.tsx'
import { SentenceOptions } from '../ask/sentence/Sentence.tsx'
import { trendsSentences } from './sentences.ts'
import type { DraftMeasure, TrendsDraft } from './trends-draft.ts'

const averages = [3, 7, 14, 28]
const horizons = [7, 14, 28, 56]

/** What is shown beside the lines. */
export function TrendsOptions({ draft, change, seen }: SentenceProps<TrendsDraft>) {
  const t = useTranslate(trendsSentences)
  const numbers = (label: string, options: Numbers) => <NumberChoice label={label} {...options} />
  return (
    <SentenceOptions>
      <Part>
        {t.rich('trends.anomalies', {
          anomalies: {
            node: (
              <ChoicePick
                label={t('trends.anomalies', { anomalies: '' })}
                value={draft.anomalies ? 'on' : 'off'}
                options={(['on', 'off'] as const).map(value => ({ value, label: t(`trends.${value}`) }))}
                onChange={value => change({ anomalies: value === 'on' })}
              />
            ),
          },
        })}
      </Part>
      <Part>
        {t.rich('trends.forecast', {
          forecast: {
            node: numbers(t('trends.forecast', { forecast: '' }), {
              value: draft.forecast,
              offered: horizons,
              none: t('trends.forecast.none'),
              word: n => t('trends.forecast.of', { n }),
              onChange: forecast => change({ forecast }),
            }),
          },
        })}
      </Part>
      <Part>
        {t.rich('trends.average', {
          average: {
            node: numbers(t('trends.average', { average: '' }), {
              value: draft.average,
              offered: averages,
              none: t('trends.average.none'),
              word: n => t('trends.average.of', { n }),
              onChange: average => change({ average }),
            }),
          },
        })}
      </Part>
      <Part>
        {t.rich('trends.split', {
          split: {
            node: (
              <PropertyPick
                label={t('trends.split', { split: '' })}
                value={draft.split?.path ?? null}
                seen={seen}
                withChannel
                isClearable
                placeholder={t('trends.split.none')}
                onChange={path => change({ split: path === null ? null : { path, most: 5 } })}
              />
            ),
          },
        })}
      </Part>
      {hasMoney(draft) && (
        <Part>
          {t.rich('trends.currencies', {
            currencies: {
              node: (
                <ChoicePick
                  label={t('trends.currencies', { currencies: '' })}
                  value={draft.currencies}
                  options={(['each', 'reporting'] as const).map(value => ({
                    value,
                    label: t(`trends.currencies.${value}`),
                  }))}
                  onChange={currencies => change({ currencies })}
                />
              ),
            },
          })}
        </Part>
      )}
    </SentenceOptions>
  )
}

function hasMoney({ lines }: TrendsDraft): boolean {
  const money = ({ of, path }: DraftMeasure) => isMoney({ of, path, any: [], money: 'auto' })
  return lines.some(({ measure, over }) => money(measure) || (over !== null && money(over)))
}

function Part({ children }: { children: ReactNode }) {
  return <span>{children}</span>
}

interface Numbers {
  readonly value: number | null
  readonly offered: readonly number[]
  readonly none: string
  word(n: number): string
  onChange(value: number | null): void
}

function NumberChoice({ label, value, offered, none, word, onChange }: Numbers & { label: string }) {
  const numbers =
    value === null || offered.includes(value) ? offered : [...offered, value].sort((a, b) => a - b)
  const options = [{ value: '0', label: none }, ...numbers.map(n => ({ value: String(n), label: word(n) }))]
  return (
    <ChoicePick
      label={label}
      value={String(value ?? 0)}
      options={options}
      onChange={chosen => onChange(Number(chosen) || null)}
    />
  )
}
