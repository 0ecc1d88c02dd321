import type { Attribution } from '../../model-attribution.ts'
import { type AttributionModel, attributionModels } from '../../model-attribution.ts'

export type Measure = 'conversions' | 'revenue'

export interface TouchRow {
  readonly key: string
  /** Null: the touches beyond the shown ones, together. */
  readonly name: string | null
  readonly byModel: Readonly<Record<AttributionModel, number>>
  /** Judged by the model and not by the baseline: this much more or less. */
  readonly change: number
  /** Lengths of the two bars, against the longest of all. */
  readonly lengths: { readonly baseline: number; readonly model: number }
  readonly cost: {
    readonly total: number
    readonly perConversion: number | null
    readonly back: number | null
  } | null
  readonly removal: {
    readonly share: number
    readonly low: number | null
    readonly high: number | null
  } | null
}

/** What another model than the baseline is told by where nobody chose one. */
export function usualJudge(baseline: AttributionModel): AttributionModel {
  return baseline === 'markov' ? 'last' : 'markov'
}

export function prepareTouches(
  answer: Attribution,
  { measure, model }: { readonly measure: Measure; readonly model: AttributionModel },
): TouchRow[] {
  const { baseline, touches, other } = answer
  const all = [
    ...touches.map(({ name, ...rest }) => ({ name, ...rest })),
    ...(other ? [{ ...other, name: null, removal: null, removalInterval: null }] : []),
  ]
  const value = (one: (typeof all)[number], of: AttributionModel) =>
    measure === 'conversions' ? one.credits[of].conversions : (one.credits[of].revenue ?? 0)
  const longest = Math.max(1e-9, ...all.flatMap(one => [value(one, baseline), value(one, model)]))
  return all.map(one => {
    const { conversions, revenue } = one.credits[model]
    return {
      key: one.name === null ? 'other' : `touch ${one.name}`,
      name: one.name,
      byModel: everyModel(of => value(one, of)),
      change: value(one, model) - value(one, baseline),
      lengths: {
        baseline: Math.max(0, value(one, baseline)) / longest,
        model: Math.max(0, value(one, model)) / longest,
      },
      cost:
        one.cost === null
          ? null
          : {
              total: one.cost,
              perConversion: conversions > 0.005 ? one.cost / conversions : null,
              back: revenue !== null && one.cost > 0 ? revenue / one.cost : null,
            },
      removal:
        one.removal === null
          ? null
          : {
              share: one.removal,
              low: one.removalInterval?.low ?? null,
              high: one.removalInterval?.high ?? null,
            },
    }
  })
}

/** The touches whose lot changes most, the largest first; what is under a hundredth of all is no change. */
export function largestChanges(rows: readonly TouchRow[], most: number): TouchRow[] {
  const total = rows.reduce((sum, row) => sum + Math.max(...Object.values(row.byModel)), 0)
  return rows
    .filter(row => row.name !== null && Math.abs(row.change) > total / 200)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, most)
}

function everyModel(of: (model: AttributionModel) => number): Record<AttributionModel, number> {
  const values = Object.fromEntries(attributionModels.map(model => [model, of(model)]))
  return {
    first: values.first ?? 0,
    last: values.last ?? 0,
    'last-non-direct': values['last-non-direct'] ?? 0,
    linear: values.linear ?? 0,
    position: values.position ?? 0,
    decay: values.decay ?? 0,
    markov: values.markov ?? 0,
    shapley: values.shapley ?? 0,
  }
}
