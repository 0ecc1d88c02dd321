import { adCosts } from '../../collect/costs/ad-costs.ts'
import { question } from '../../platform/warehouse/question.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { localDay } from '../../platform/zones/local-time.ts'
import { answerAttribution } from '../acquisition/answer-attribution.ts'
import { attributionRow } from '../acquisition/attribution-row.ts'
import { platformSources } from '../acquisition/sources.ts'
import { pathSteps, sourceTouchName } from '../acquisition/touches-sql.ts'
import { type AttributionInput, attributionInput } from '../model-attribution.ts'
import { readBy } from './cut-sessions.ts'
import { moneyColumns } from './money-sql.ts'

/**
 * Which touches earned the conversions, by eight ways of judging side by side?
 *
 * A conversion is an event of the touchpoint in the period, seen as the filters by channel and property have it; these do not
 * hide touches. Its path is the case's touches before it in total order (time, ordinal, call, message id), at most the
 * window before it to the millisecond, also those before the period: since the conversion before it, or all in the window,
 * or of the first conversion alone. A visit touches at its first event, also when that is the conversion; a second
 * conversion in one visit has that visit. A run of the same touch is one, at its last. What came after a case's last
 * conversion, up to the period's end, is its null path, with a last touch in the period and the window before that.
 *
 * First, last, last non-direct (the last touch where all are direct), linear, position-based, time decay (half-life, from the
 * last touch back), Markov of the first order (solved exactly; credit in proportion to removal effects, revenue alike),
 * Shapley (worth of a set: what was converted by paths inside it). Paths keep their last 100 touches; the most frequent
 * distinct paths are modelled, the rest is told. Revenue is summed in one currency; without a rate it is told apart.
 */
export const attribution = question({
  name: 'attribution',
  about:
    'Which touches earned conversions and revenue: eight models side by side, with cost where it is known',
  input: attributionInput,
  row: attributionRow,
  example: attributionInput.parse({
    period: { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 22) },
    conversion: { id: 'Order Completed', any: [{ event: 'Order Completed' }] },
  }),
  steps: (q, scope) => [...pathSteps(q, scope), ...countPaths(q, scope)],
  answer: answerAttribution,
  evidence: (rows, _answer, { by, period }) => {
    const cases = rows.find(r => r.kind === 0)?.all_cases ?? 0
    return { people: readBy({ by }) === 'person' ? cases : null, cases, period }
  },
})

function countPaths(q: AttributionInput, scope: Scope): Step[] {
  const money = sql`if(is_conversion, money.1, 0)`
  const share = (of: Sql) => sql`sumForEach(arrayMap(w -> ${of}, decay))`
  const total = (of: Sql) => sql`sum(${of}) OVER ()`
  const shown = sql`SELECT 0 AS kind, path, conversions, nulls, minor, decay_sums AS decay, decay_minor, shortened, other.1 AS other_currencies, other.2 AS other_minor,
      other.3 AS other_events, all_paths, all_conversions, all_nulls, all_minor, all_cases
    FROM counted`
  const cost = costRows(q, scope)
  return [
    step(
      'by_path',
      sql`SELECT path, sum(is_conversion) AS conversions, countIf(NOT is_conversion) AS nulls, sum(${money}) AS minor,
      ${share(sql`if(is_conversion, w, toUInt64(0))`)} AS decay_sums, ${share(sql`toInt64(round(w * ${money} / 1e9 * 1e4))`)} AS decay_minor,
      sum(is_cut) AS shortened, ${otherMoneySums(sql`is_other`)} AS other, sum(is_first) AS cases
    FROM (SELECT *, is_conversion AND money.2 = 2 AS is_other FROM paths)
    GROUP BY path`,
    ),
    step(
      'counted',
      sql`SELECT *, count() OVER () AS all_paths, ${total(sql`conversions`)} AS all_conversions, ${total(sql`nulls`)} AS all_nulls, ${total(sql`minor`)} AS all_minor,
      ${total(sql`cases`)} AS all_cases
    FROM by_path ORDER BY empty(path) DESC, conversions DESC, nulls DESC, path LIMIT ${q.mostPaths + 1}`,
    ),
    step(
      'told_paths',
      cost
        ? sql`SELECT * FROM (${shown} UNION ALL ${cost}) ORDER BY kind, empty(path) DESC, conversions DESC, nulls DESC, path`
        : shown,
    ),
  ]
}

/** What was spent in the days of the period, by the touch that it was spent on; null where touches are no sources. */
function costRows(q: AttributionInput, scope: Scope): Sql | null {
  const { touches, period, zone } = q
  const isCampaign =
    (touches.of === 'visits' && touches.name === 'campaign') ||
    (touches.of === 'events' && typeof touches.name !== 'string')
  if (touches.of !== 'visits' && !isCampaign) return null
  const platforms = Object.keys(platformSources)
  const of = (part: 'source' | 'medium') => platforms.map(platform => platformSources[platform]?.[part] ?? '')
  const day = (ms: number) => localDay(sql`${new Date(ms)}`, zone)
  const within = period === null ? sql`1` : sql`day >= ${day(period.from)} AND day <= ${day(period.to - 1)}`
  const told = sql`(transform(platform, ${platforms}, ${of('source')}, platform), transform(platform, ${platforms}, ${of('medium')}, 'cpc'), campaign, '', '')`
  const name = isCampaign ? sql`''` : sourceTouchName(q, sql`told`)
  return sql`SELECT 1 AS kind, [touch, campaign_id, campaign] AS path, toUInt64(0) AS conversions, toUInt64(0) AS nulls, minor, CAST([] AS Array(UInt64)) AS decay,
      CAST([] AS Array(Int64)) AS decay_minor, toUInt64(0) AS shortened, other.1 AS other_currencies, other.2 AS other_minor, other.3 AS other_events,
      toUInt64(0) AS all_paths, toUInt64(0) AS all_conversions, toUInt64(0) AS all_nulls, toInt64(0) AS all_minor, toUInt64(0) AS all_cases
    FROM (
      SELECT touch, campaign_id, campaign, sum(money.1) AS minor, ${otherMoneySums(sql`money.2 = 2`)} AS other
      FROM (SELECT campaign_id, campaign, ${told} AS told, ${name} AS touch, ${moneyColumns(q.reporting)}
        FROM (SELECT source AS platform, campaign_id, campaign, toFloat64(amount) AS amount, toString(currency) AS currency, day FROM ${adCosts(scope)} WHERE ${within}))
      GROUP BY touch, campaign_id, campaign
    )`
}

/** ([currencies], [amounts], [events]) of what has no rate, from a column `money`. */
function otherMoneySums(isOther: Sql): Sql {
  return sql`sumMap(arrayFilter(one -> ${isOther}, [money.3]), arrayFilter(one -> ${isOther}, [money.4]), arrayFilter(one -> ${isOther}, [toUInt64(1)]))`
}
