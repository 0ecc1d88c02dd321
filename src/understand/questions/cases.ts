import { z } from 'zod'
import { events } from '../../collect/events.ts'
import { question } from '../../platform/warehouse/question.ts'
import { count, u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { journeys } from '../journeys/journeys.ts'
import { longestCase, type StepName, stepNameSchema, type View, viewSchema } from '../model.ts'
import type { CaseList } from '../model-answers.ts'
import { flowSchema } from '../model-flow.ts'
import { abandonedCases, abandonmentMark } from './abandonment-cases.ts'
import { attributionMark, sourceMarkedCases, visitsMark } from './attribution-cases.ts'
import { effortCases, effortMark } from './checkout-effort-cases.ts'
import { conformanceCases, conformanceMark } from './conformance-cases.ts'
import { isBySession, readBy } from './cut-sessions.ts'
import { frictionCases, frictionMark } from './friction-cases.ts'
import { funnelCases, funnelMark } from './funnel-cases.ts'
import { momentCases, momentMark } from './moments-cases.ts'
import { layOut, nameSteps, nodeNamed, selectorsOf } from './name-steps.ts'
import { pageHeatCases, pageHeatMark } from './page-heat-cases.ts'
import { namesOfPaths, pathOfEachCase, pathsInput } from './paths.ts'
import { lifecycleMark, retentionMark, timeMarkedCases } from './retention-cases.ts'
import { seeJourneys } from './see-journeys.ts'
import { touchpointCases, touchpointMark } from './touchpoint-cases.ts'
import { trendsMark, trendsMarkedCases } from './trends-cases.ts'
import { changedCases, situationCases, situationMark, whatChangedMark } from './what-changed-cases.ts'
import { differingCases, whatDiffersMark } from './what-differs-cases.ts'

/** A mark on a screen: what its cases have in common. Give the input of the question whose mark it is. */
const markSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('all'), input: viewSchema }),
  z.object({ of: z.literal('step'), input: flowSchema, step: stepNameSchema }),
  z.object({ of: z.literal('transition'), input: flowSchema, from: stepNameSchema, to: stepNameSchema }),
  z.object({
    of: z.literal('path'),
    input: pathsInput,
    steps: z.array(stepNameSchema).min(1).max(longestCase),
    cut: z.boolean().default(false),
  }),
  funnelMark,
  z.object({
    of: z.literal('path-place'),
    input: pathsInput,
    /** From 1; counted from the end where the path has an end and no start. */
    column: z.number().int().min(1).max(20),
    step: stepNameSchema,
    next: stepNameSchema.nullable().default(null),
  }),
  conformanceMark,
  z.object({ of: z.literal('too-long'), input: viewSchema }),
  retentionMark,
  lifecycleMark,
  abandonmentMark,
  trendsMark,
  whatChangedMark,
  situationMark,
  whatDiffersMark,
  attributionMark,
  visitsMark,
  momentMark,
  effortMark,
  frictionMark,
  touchpointMark,
  pageHeatMark,
])
type Mark = z.infer<typeof markSchema>

const input = z.object({
  mark: markSchema,
  /** The last case of the page before. */
  after: z
    .string()
    .regex(/^\d{1,20}$/)
    .nullable()
    .default(null),
  most: z.number().int().min(1).max(1_000).default(50),
})

const row = z.object({ case: u64, label: z.string(), identifiers: z.array(z.string()), total: count })

/**
 * Which cases are behind this mark? Exactly those that the question with this input counted there, by the same steps of
 * SQL. In the order of their numbers, which means nothing and never changes: pages neither repeat nor miss a case.
 */
export const cases = question({
  name: 'cases',
  about: 'The people or cases behind a step, a transition, a path or a step of a funnel',
  input,
  row,
  example: input.parse({ mark: { of: 'step', input: {}, step: { name: 'Order Completed' } } }),
  steps: ({ mark, after, most }, scope) => {
    const beyond = after === null ? sql`1` : sql`case > ${param(BigInt(after), 'UInt64')}`
    return [
      ...markedCases(mark, scope),
      step(
        'listed',
        sql`SELECT case, label, total FROM (SELECT case, label, count() OVER () AS total FROM marked)
        WHERE ${beyond} ORDER BY case LIMIT ${most}`,
      ),
      step('named', isOfPeople(mark.input) ? namePeople(scope, mark.input) : nameOthers()),
    ]
  },
  answer: (rows, { mark, most }): CaseList => ({
    cases: rows.map(r => ({
      case: r.case.toString(),
      label: isOfPeople(mark.input) ? (r.identifiers[0] ?? '') : r.label,
      person: personOfCase(r, mark.input),
      identifiers: r.identifiers,
    })),
    total: rows[0]?.total ?? 0,
    next: rows.length === most ? (rows.at(-1)?.case.toString() ?? null) : null,
  }),
  evidence: (_rows, { total }, { mark }) => ({
    people: mark.input.by === 'person' ? total : null,
    cases: total,
    period: mark.input.period,
  }),
})

function isOfPeople(view: View): boolean {
  return readBy(view) === 'person'
}

function personOfCase({ case: number, label }: z.infer<typeof row>, view: View): string | null {
  if (isBySession(view)) return label
  return isOfPeople(view) ? number.toString() : null
}

function nameOthers(): Sql {
  return sql`SELECT case, label, CAST([] AS Array(String)) AS identifiers, total FROM listed ORDER BY case`
}

/**
 * A person is called by the number of one of their traces, and that trace's events carry its identifiers. The label of a
 * session is its person's number.
 */
function namePeople(scope: Scope, view: View): Sql {
  const person = isBySession(view) ? sql`toUInt64(l.2)` : sql`l.1`
  return sql`SELECT l.1 AS case, l.2 AS label, identifiers, l.3 AS total
    FROM (
      WITH (SELECT groupArray((case, label, total)) FROM listed) AS found
      SELECT l, e.identifiers AS identifiers FROM (SELECT arrayJoin(found) AS l) AS f
      LEFT JOIN (
        SELECT trace, any(identifiers) AS identifiers FROM ${events(scope, { withSystem: true, withFlagged: true })}
        WHERE trace IN (SELECT ${isBySession(view) ? sql`toUInt64(arrayJoin(found).2)` : sql`arrayJoin(found).1`}) GROUP BY trace
      ) AS e ON ${person} = e.trace
    ) ORDER BY case`
}

/** Last step `marked`: rows (case, label). */
function markedCases(mark: Mark, scope: Scope): Step[] {
  if (mark.of === 'all') return [seeJourneys(scope, mark.input, []), markWhere('seen', sql`1`)]
  if (mark.of === 'too-long') {
    const all = sql`SELECT case, label, steps FROM ${journeys(scope, { by: readBy(mark.input), withLong: true })}`
    return [step('seen', all), markWhere('seen', sql`length(steps) > ${longestCase}`)]
  }
  if (mark.of === 'what-differs') return differingCases(mark, scope)
  if (mark.of === 'attribution' || mark.of === 'visits') return sourceMarkedCases(mark, scope)
  if (mark.of === 'moment') return momentCases(mark, scope)
  if (mark.of === 'checkout-effort') return effortCases(mark, scope)
  if (mark.of === 'friction') return frictionCases(mark, scope)
  if (mark.of === 'touchpoint') return touchpointCases(mark, scope)
  if (mark.of === 'page-heat') return pageHeatCases(mark, scope)
  if (mark.of === 'abandonment') return abandonedCases(mark, scope)
  if (mark.of === 'trends') return trendsMarkedCases(mark, scope)
  if (mark.of === 'what-changed') return changedCases(mark, scope)
  if (mark.of === 'situation') return situationCases(mark, scope)
  if (mark.of === 'retention' || mark.of === 'lifecycle') return timeMarkedCases(mark, scope)
  if (mark.of === 'funnel') return funnelCases(mark, scope)
  if (mark.of === 'conformance') return conformanceCases(mark, scope)
  const names =
    mark.of === 'path' || mark.of === 'path-place'
      ? namesOfPaths(scope, mark.input)
      : nameSteps(scope, mark.input.grain, { leaveOut: mark.input.leaveOut })
  const node = (name: StepName) => nodeNamed(names, name)
  if (mark.of === 'path') {
    const path = sql`path = [${joinSql(mark.steps.map(node), ', ')}] AND cut = ${mark.cut ? 1 : 0}`
    return [...pathOfEachCase(mark.input, scope), markWhere('paths', path)]
  }
  if (mark.of === 'path-place') {
    const { column, input: q } = mark
    const side = q.end && !q.start ? -1 : 1
    const at = (place: number, name: StepName) => sql`path[${side * place}] = ${node(name)}`
    const next = mark.next
      ? sql`${at(column, mark.step)} AND ${at(column + 1, mark.next)}`
      : at(column, mark.step)
    return [...pathOfEachCase(q, scope), markWhere('paths', next)]
  }
  const laid = [
    seeJourneys(scope, mark.input, selectorsOf(mark.input.grain)),
    layOut(names, mark.input.collapse, mark.input.only),
  ]
  if (mark.of === 'step') return [...laid, markWhere('laid', sql`has(nodes, ${node(mark.step)})`)]
  const follow = sql`arrayExists((a, b) -> a = ${node(mark.from)} AND b = ${node(mark.to)}, arrayPopBack(nodes), arrayPopFront(nodes))`
  return [...laid, markWhere('laid', follow)]
}

function markWhere(from: string, which: Sql): Step {
  return step('marked', sql`SELECT case, label FROM ${ident(from)} WHERE ${which}`)
}
