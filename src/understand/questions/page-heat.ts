import { question } from '../../platform/warehouse/question.ts'
import { joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { type PageHeatInput, pageHeatInput } from '../model-page-heat.ts'
import { answerPageHeat } from './answer-page-heat.ts'
import { kinds, type PageHeatRow, pageHeatRow } from './page-heat-rows.ts'
import { cellOf, isOnDevice, isPlaced, tellPages } from './page-heat-sql.ts'

const mostPages = 200
/** Of cells and of elements, for clicks, angry clicks and dead ones each. */
const mostMarks = 1_500

/**
 * Where do people click on a page, and how far do they read it?
 *
 * The tracker tells of each page that is left: where it was clicked (x as a share of its width from its left edge, pixels from its
 * top), how deep it was seen, how long and in a window how wide. Each such event is one visit to the page; a tab that was hidden
 * and shown again makes two. Angry and dead clicks are events of their own. A page is its path; `*` in it stands for any letters.
 * A device is a width: events that do not tell it belong to none, and are there when all are asked for.
 *
 * A cell is a twenty-fourth of the width and some pixels high. Clicks outside of the page, or without numbers, are counted as
 * unplaced; their elements count. A visit saw d percent of the page when its depth is d or more; depth is whole percent, cut off.
 * Visits that do not say their depth, or an impossible one, take no part in that. The sharpest loss is the five percent in which
 * most visits ended; of equal ones the first. A person counts once for a cell, an element, a depth. Intervals of shares of visits
 * take visits for independent, which those of one person are not quite; shares of people are sound. Pages stand in the order of
 * their visits, equal ones by their path.
 */
export const pageHeat = question({
  name: 'page-heat',
  about: 'Where people click on a page, in anger or without effect, how far they read it and for how long',
  input: pageHeatInput,
  row: pageHeatRow,
  example: pageHeatInput.parse({ page: '/checkout', device: 'phone' }),
  steps: (q, scope) => [...tellPages(q, scope), ...(q.page === null ? listPages(q) : heatSteps(q))],
  answer: answerPageHeat,
  evidence: (rows, _answer, { by, period }) => {
    const people = rows.find(({ kind, a }) => kind === 'visit' && a === -1)?.people ?? null
    return { people: by === 'person' ? people : null, cases: people, period }
  },
})

function listPages(q: PageHeatInput): Step[] {
  const middle = (value: Sql) =>
    sql`[NULL, quantileExactInclusiveIf(0.5)(${value}, which = 1 AND isFinite(${value})), NULL]`
  return [
    step(
      'listed',
      sql`SELECT 'page' AS kind, 0 AS layer, page AS name, toInt32(countIf(which = 2)) AS a, toInt32(countIf(which = 3)) AS b, countIf(which = 1) AS events,
        uniqExactIf(case, which = 1) AS people, sumIf(clicks, which = 1) AS clicks, ${middle(sql`depth`)} AS xs, ${middle(sql`seconds`)} AS ys, count() OVER () AS found
      FROM told WHERE ${isOnDevice(q)} AND page != '' GROUP BY page ORDER BY events DESC, name LIMIT ${mostPages}`,
    ),
  ]
}

function heatSteps(q: PageHeatInput): Step[] {
  const shown = (facts: Sql) => sql`if(${isOnDevice(q)}, ${facts}, [])`
  const { column, row } = cellOf(q)
  const facts = [
    sql`if(which = 1, [${fact('visit', { a: sql`device`, x: sql`seconds`, y: sql`height` })}], [])`,
    shown(
      sql`if(which = 1, [${fact('visit', { x: sql`seconds`, y: sql`height`, n: sql`length(clicks)` })}, ${fact('width', { x: sql`width` })}], [${fact('layer', {})}])`,
    ),
    shown(sql`if(which = 1 AND isFinite(depth), [${fact('depth', { b: sql`depth` })}], [])`),
    shown(
      sql`arrayMap(one -> if(${isPlaced}, ${fact('cell', { a: column, b: row })}, ${fact('unplaced', {})}), clicks)`,
    ),
    // The first click on an element counts as a visit to it: 1 there, 0 for the others.
    shown(
      sql`arrayMap((one, nth) -> ${fact('element', {
        name: sql`one.3`,
        n: sql`nth = 1`,
        x: sql`if(${isPlaced}, one.1, nan)`,
        y: sql`if(${isPlaced}, one.2, nan)`,
      })}, clicks, arrayEnumerateUniq(clicks.3))`,
    ),
  ]
  const quantiles = (value: Sql) =>
    sql`quantilesExactInclusiveIf(0.25, 0.5, 0.75)(${value}, isFinite(${value}))`
  return [
    step('facts', sql`SELECT case, which, arrayJoin(arrayConcat(${joinSql(facts, ', ')})) AS fact FROM told`),
    step(
      'counted',
      sql`SELECT fact.1 AS number, which AS layer, fact.2 AS name, fact.3 AS a, fact.4 AS b, count() AS events, uniqExact(case) AS people, sum(fact.5) AS clicks,
        ${quantiles(sql`fact.6`)} AS xs, ${quantiles(sql`fact.7`)} AS ys
      FROM facts GROUP BY number, layer, name, a, b`,
    ),
    step(
      'most',
      sql`SELECT [${joinSql(
        kinds.map(kind => sql`${kind}`),
        ', ',
      )}][number] AS kind, layer, name, a, b, events, people, clicks, xs, ys, count() OVER (PARTITION BY number, layer) AS found
      FROM counted WHERE name != '' OR number != ${kindNumber('element')}
      ORDER BY number, layer, events DESC, name, a, b LIMIT ${mostMarks} BY number, layer`,
    ),
  ]
}

const kindNumber = (kind: PageHeatRow['kind']) => kinds.indexOf(kind) + 1

interface Fact {
  readonly name?: Sql
  readonly a?: Sql
  readonly b?: Sql
  readonly n?: Sql
  readonly x?: Sql
  readonly y?: Sql
}

/** (kind, name, a, b, n, x, y); `a` of what has none is −1. */
function fact(kind: PageHeatRow['kind'], { name, a, b, n, x, y }: Fact): Sql {
  const none = sql`nan`
  return sql`(toUInt8(${kindNumber(kind)}), ${name ?? sql`''`}, toInt32(${a ?? sql`-1`}), toInt32(${b ?? sql`0`}), toUInt32(${n ?? sql`1`}), toFloat64(${x ?? none}), toFloat64(${y ?? none}))`
}
