import { Matrix, solve } from 'ml-matrix'
import type { Moment, MomentGroup, Moments, MomentsInput, momentReasons } from '../model-moments-of-truth.ts'
import { drawClusters, type Interval, percentileInterval, quantile } from '../statistics/bootstrap.ts'
import { shareDrivers } from '../statistics/drivers.ts'
import { centred } from '../statistics/forward-selection.ts'
import { fitLogistic } from '../statistics/logistic.ts'
import { fitCox, kaplanMeier, type Lifetime, survivalAt } from '../statistics/survival.ts'
import { wilson } from '../wilson.ts'
import type { Candidate } from './find-experiences.ts'

export interface Looked {
  readonly outcome: Float64Array
  readonly clusters: readonly number[]
  /** The places of the outcome's rows among all that are waited for. */
  readonly answered: readonly number[]
  /** Of returning and leaving: how long each was waited for, also those whose outcome is not known yet. */
  readonly lives: readonly Lifetime[]
  /** `whole`: the values of all that are waited for. */
  readonly chosen: readonly {
    readonly candidate: Candidate
    readonly whole: Float64Array
    readonly p: number
  }[]
}

/** Which rows are at an end of an experience: the bad, the good, and all others of which it is known. */
interface Ends {
  readonly bad: readonly boolean[] | null
  readonly good: readonly boolean[] | null
  readonly known: readonly boolean[]
  /** Of yes and no: not to meet it is the rarer end. */
  readonly isMissed: boolean
}

const most = { hazardRows: 20_000, wide: 0.2, rare: 0.05, outweighs: 2 }

/** The moments with all that is told of each, most important first. */
export function weighMoments(
  data: Looked,
  q: MomentsInput,
): Pick<Moments, 'moments' | 'explained' | 'method'> {
  const { outcome, clusters, chosen } = data
  const columns = chosen.map(({ candidate }) => centred(candidate.values))
  const rounds = chosen.length > 10 ? Math.min(q.rounds, 60) : q.rounds
  const drivers = shareDrivers({ drivers: columns, outcome }, { clusters, rounds, seed: q.seed })
  const all = new Float64Array(outcome.length).fill(1)
  const slopes = slopesOf(columns, outcome, all)
  const allEnds = chosen.map(({ candidate, whole }, i) =>
    endsOf({ ...candidate, values: whole }, (slopes[i] ?? 0) * directionOf(q)),
  )
  const ends = allEnds.map(end => endsOfRows(end, data.answered))
  const swings = swingsOf({ ...data, columns, ends }, q)
  const odds = q.outcome.of === 'score' ? null : oddsOf(data, ends)
  const total = drivers.explained.value
  const moments = chosen.map(({ candidate, p }, i): Moment => {
    const end = ends[i] ?? { bad: null, good: null, known: [], isMissed: false }
    const importance = drivers.shares[i] ?? { value: 0, low: 0, high: 0 }
    const told = candidate.values
    const group = (which: (row: number) => boolean) => groupOf({ outcome, told, candidate }, which)
    const marked = end.bad ?? end.good
    const known = end.known.filter(Boolean).length
    const moment = {
      id: candidate.id,
      experience: candidate.experience,
      isMissed: end.isMissed,
      importance: finite(importance),
      ofExplained: total > 0 ? importance.value / total : 0,
      reach: wilson(marked?.filter(Boolean).length ?? 0, known),
      bad: end.bad ? group(row => end.bad?.[row] === true) : null,
      middle: group(row => end.known[row] === true && !end.bad?.[row] && !end.good?.[row]),
      good: end.good ? group(row => end.good?.[row] === true) : null,
      penalty: swings[i]?.penalty ?? null,
      reward: swings[i]?.reward ?? null,
      odds: odds?.[i] ?? null,
      ...hazardOf(data, allEnds[i]?.bad ?? allEnds[i]?.good ?? null, q),
      p,
      together: [],
    }
    return { ...moment, reasons: [] }
  })
  const sorted = moments.sort((a, b) => b.importance.value - a.importance.value || (a.id < b.id ? -1 : 1))
  return {
    moments: sorted.map((moment, place) => ({ ...moment, reasons: reasonsOf(moment, { place, q }) })),
    explained: finite(drivers.explained),
    method: drivers.method,
  }
}

/** 1 where more of the outcome is better for the shop, −1 where it is worse. */
export function directionOf({ outcome }: Pick<MomentsInput, 'outcome'>): number {
  if (outcome.of === 'score') return outcome.best === 'high' ? 1 : -1
  return outcome.of === 'return' ? 1 : -1
}

/** Slopes of the outcome on all columns together. Columns are centred, so the base is the mean. */
function slopesOf(
  columns: readonly Float64Array[],
  outcome: ArrayLike<number>,
  weights: Float64Array,
): number[] {
  const size = columns.length + 1
  const gram = Matrix.zeros(size, size)
  const right = Matrix.zeros(size, 1)
  const value = (i: number, row: number) => (i === 0 ? 1 : (columns[i - 1]?.[row] ?? 0))
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] ?? 0
    if (weight === 0) continue
    for (let i = 0; i < size; i++) {
      const left = weight * value(i, row)
      if (left === 0) continue
      right.set(i, 0, right.get(i, 0) + left * (outcome[row] ?? 0))
      for (let j = 0; j <= i; j++) gram.set(i, j, gram.get(i, j) + left * value(j, row))
    }
  }
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) gram.set(i, j, gram.get(j, i))
  try {
    return solve(gram, right).to1DArray().slice(1)
  } catch {
    // In a draw in which an experience does not occur its slope cannot be told.
    return columns.map(() => Number.NaN)
  }
}

/**
 * Yes and no: the rarer side is the bad or the good end, the commoner the middle: an order that was not delivered, a parcel that
 * was late. A number: its lowest and highest quarter, as far as they differ from the median. `slope` above 0: more of it is better.
 */
function endsOf({ values, isYesNo }: Candidate, slope: number): Ends {
  const rows = Array.from(values)
  const known = rows.map(value => !Number.isNaN(value))
  if (isYesNo) {
    const met = rows.filter(value => value === 1).length
    const rarer = 2 * met > known.filter(Boolean).length ? 0 : 1
    const marked = rows.map(value => value === rarer)
    return slope > 0 === (rarer === 1)
      ? { bad: null, good: marked, known, isMissed: rarer === 0 }
      : { bad: marked, good: null, known, isMissed: rarer === 0 }
  }
  const sorted = rows.filter(value => !Number.isNaN(value)).sort((a, b) => a - b)
  const [low, median, high] = [0.25, 0.5, 0.75].map(share => quantile(sorted, share))
  const isLow = rows.map(value => value <= (low ?? 0) && value < (median ?? 0))
  const isHigh = rows.map(value => value >= (high ?? 0) && value > (median ?? 0))
  const ends = [isLow, isHigh].map(end => (end.some(Boolean) ? end : null))
  const [bad = null, good = null] = slope > 0 ? ends : ends.reverse()
  return { bad, good, known, isMissed: false }
}

function endsOfRows({ bad, good, known, isMissed }: Ends, rows: readonly number[]): Ends {
  const pick = (end: readonly boolean[]) => rows.map(row => end[row] === true)
  return { bad: bad && pick(bad), good: good && pick(good), known: pick(known), isMissed }
}

function groupOf(
  { outcome, told, candidate }: { outcome: Float64Array; told: Float64Array; candidate: Candidate },
  which: (row: number) => boolean,
): MomentGroup {
  let n = 0
  let sum = 0
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (let row = 0; row < outcome.length; row++) {
    if (!which(row)) continue
    n++
    sum += outcome[row] ?? 0
    from = Math.min(from, told[row] ?? Number.NaN)
    to = Math.max(to, told[row] ?? Number.NaN)
  }
  const hasRange = !candidate.isYesNo && n > 0
  return { n, mean: n > 0 ? sum / n : 0, from: hasRange ? from : null, to: hasRange ? to : null }
}

/** Penalty and reward of each, with what the other moments do taken off the outcome first. */
function swingsOf(
  data: Looked & { readonly columns: readonly Float64Array[]; readonly ends: readonly Ends[] },
  q: MomentsInput,
): { penalty: Interval | null; reward: Interval | null }[] {
  const { outcome, columns, ends, clusters } = data
  const once = (weights: Float64Array) => {
    const slopes = slopesOf(columns, outcome, weights)
    return ends.map((end, i) => {
      const sums = { bad: [0, 0], middle: [0, 0], good: [0, 0] }
      for (let row = 0; row < outcome.length; row++) {
        const weight = weights[row] ?? 0
        if (weight === 0 || !end.known[row]) continue
        const others = columns.reduce(
          (sum, column, k) => (k === i ? sum : sum + (slopes[k] ?? 0) * (column[row] ?? 0)),
          0,
        )
        const sum = end.bad?.[row] ? sums.bad : end.good?.[row] ? sums.good : sums.middle
        sum[0] = (sum[0] ?? 0) + weight
        sum[1] = (sum[1] ?? 0) + weight * ((outcome[row] ?? 0) - others)
      }
      const mean = ([n = 0, total = 0]: number[]) => total / n
      return {
        penalty: end.bad ? mean(sums.bad) - mean(sums.middle) : Number.NaN,
        reward: end.good ? mean(sums.good) - mean(sums.middle) : Number.NaN,
      }
    })
  }
  const point = once(new Float64Array(outcome.length).fill(1))
  const drawn: ReturnType<typeof once>[] = []
  drawClusters(clusters, q, weights => {
    drawn.push(once(weights))
  })
  const interval = (end: 'penalty' | 'reward', i: number) => {
    const value = point[i]?.[end] ?? Number.NaN
    if (!Number.isFinite(value)) return null
    return finite(
      percentileInterval(
        value,
        drawn.map(draw => draw[i]?.[end] ?? Number.NaN),
      ),
    )
  }
  return ends.map((_, i) => ({ penalty: interval('penalty', i), reward: interval('reward', i) }))
}

/** Odds ratios of the marked end of each, all in one logistic regression (Firth). */
function oddsOf({ outcome }: Looked, ends: readonly Ends[]): (Interval | null)[] {
  const patterns = new Map<string, { x: number[]; n: number; y: number }>()
  for (let row = 0; row < outcome.length; row++) {
    const x = ends.map(({ bad, good }) => ((bad ?? good)?.[row] ? 1 : 0))
    const key = x.join('')
    const pattern = patterns.get(key) ?? { x, n: 0, y: 0 }
    pattern.n++
    pattern.y += outcome[row] ?? 0
    patterns.set(key, pattern)
  }
  const fit = fitLogistic([...patterns.values()])
  return ends.map((_, i) => {
    const effect = fit?.effects[i]
    if (!effect) return null
    return finite({
      value: Math.exp(effect.estimate),
      low: Math.exp(effect.low),
      high: Math.exp(effect.high),
    })
  })
}

function hazardOf(
  { lives }: Looked,
  marked: readonly boolean[] | null,
  q: MomentsInput,
): Pick<Moment, 'hazard' | 'curve'> {
  if (q.outcome.of === 'score' || !marked || lives.length === 0) return { hazard: null, curve: [] }
  const used = lives.slice(0, most.hazardRows)
  const isMarked = used.map((_, row) => marked[row] === true)
  const fit = fitCox(
    used,
    isMarked.map(is => [is ? 1 : 0]),
  )
  const effect = fit?.effects[0]
  const curves = [true, false].map(is => kaplanMeier(used.filter((_, i) => isMarked[i] === is)))
  const { days } = q.outcome
  const curve = Array.from({ length: 13 }, (_, i) => Math.round((days * i) / 12)).map(day => ({
    day,
    bad: survivalAt(curves[0] ?? [], day),
    others: survivalAt(curves[1] ?? [], day),
  }))
  if (!effect) return { hazard: null, curve }
  const ratio = (by: number) => Math.exp(effect.estimate + by * 1.959963984540054 * effect.error)
  return { hazard: finite({ value: ratio(0), low: ratio(-1), high: ratio(1) }), curve }
}

type Reason = (typeof momentReasons)[number]

function reasonsOf(
  moment: Omit<Moment, 'reasons'>,
  { place, q }: { place: number; q: MomentsInput },
): Reason[] {
  const reasons: Reason[] = place === 0 ? ['most-important'] : []
  const [penalty, reward] = [moment.penalty, moment.reward].map(swing => Math.abs(swing?.value ?? 0))
  if (!moment.bad) reasons.push('reward-only')
  else if (!moment.good) reasons.push('penalty-only')
  else if ((penalty ?? 0) >= most.outweighs * (reward ?? 0)) reasons.push('penalty-outweighs')
  else if ((reward ?? 0) >= most.outweighs * (penalty ?? 0)) reasons.push('reward-outweighs')
  else reasons.push('both-ways')
  if (moment.reach.low >= most.wide) reasons.push('meets-many')
  else if (moment.reach.high <= most.rare) reasons.push('meets-few')
  if (moment.bad && q.outcome.of === 'leave' && (moment.hazard?.low ?? 0) > 1) reasons.push('makes-leave')
  if (moment.bad && q.outcome.of === 'return' && (moment.hazard?.high ?? 1) < 1) reasons.push('keeps-away')
  return reasons
}

/** JSON has no infinity: an end that could not be told is very far. */
function finite({ value, low, high }: Interval): Interval {
  const cut = (number: number) => Math.max(-1e9, Math.min(1e9, number))
  return { value: cut(value), low: cut(low), high: cut(high) }
}
