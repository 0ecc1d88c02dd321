import { levelWeight, priorWeight } from './fit-model.ts'
import { exactLevel, type MatchField, type MatchModel } from './model.ts'

interface Compared {
  readonly levels: readonly number[]
  readonly rarity: number
}

/** log₂ of what a field says. Where rare values prove more, the mean share of chance is left to `rarity`. */
export function fieldWeight(
  model: MatchModel,
  fields: readonly MatchField[],
  at: { field: number; level: number },
): number {
  const field = fields[at.field]
  if (!field?.byFrequency || at.level !== exactLevel(field.kind))
    return levelWeight(model, at.field, at.level)
  return Math.log2(model.fields[at.field]?.m[at.level] ?? 1)
}

/** The same number that the warehouse gives a pair. */
export function scorePair(
  model: MatchModel,
  fields: readonly MatchField[],
  { levels, rarity }: Compared,
): number {
  const sum = levels.reduce((all, level, field) => all + fieldWeight(model, fields, { field, level }), 0)
  return priorWeight(model) + rarity + sum
}

/**
 * What each field says, rare values included: the rarity of a pair is divided among the fields that agree exactly, in
 * proportion to what their mean values would say.
 */
export function shareWeights(
  model: MatchModel,
  fields: readonly MatchField[],
  { levels, rarity }: Compared,
): number[] {
  const mean = levels.map((level, field) => levelWeight(model, field, level))
  const isRare = levels.map((level, i) =>
    Boolean(fields[i]?.byFrequency && level === exactLevel(fields[i]?.kind ?? 'text')),
  )
  const own = levels.map((level, field) => fieldWeight(model, fields, { field, level }))
  const missing = mean.reduce((sum, weight, i) => sum + (isRare[i] ? weight - (own[i] ?? 0) : 0), 0)
  return own.map((weight, i) => {
    if (!isRare[i] || missing === 0) return weight
    return weight + (rarity * ((mean[i] ?? 0) - weight)) / missing
  })
}
