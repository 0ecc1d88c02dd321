import { z } from 'zod'
import { unreachable } from '../../platform/errors.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { clickLayers, pageHeatInput } from '../model-page-heat.ts'
import { cellOf, isOnDevice, isPlaced, layerNumber, tellPages } from './page-heat-sql.ts'

/** What was done on the page: left it, clicked a cell or an element of it, saw it to a depth or ended there. */
const doneSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visit') }),
  z.object({ kind: z.literal('layer'), layer: z.enum(clickLayers) }),
  z.object({
    kind: z.literal('cell'),
    layer: z.enum(clickLayers),
    column: z.number().int().min(0).max(1_000),
    row: z.number().int().min(0).max(100_000),
  }),
  z.object({ kind: z.literal('element'), layer: z.enum(clickLayers), element: z.string().min(1).max(500) }),
  /** At least `from` percent; with `to`, and less than that. */
  z.object({
    kind: z.literal('depth'),
    from: z.number().int().min(0).max(100),
    to: z.number().int().min(1).max(101).nullable().default(null),
  }),
])

export const pageHeatMark = z.object({
  of: z.literal('page-heat'),
  /** With the page: clicks are told of one page. */
  input: pageHeatInput.extend({ page: z.string().min(1).max(2_000) }),
  done: doneSchema,
})
type Mark = z.infer<typeof pageHeatMark>

/** Last step `marked`: rows (case, label). */
export function pageHeatCases(mark: Mark, scope: Scope): Step[] {
  return [
    ...tellPages(mark.input, scope),
    step(
      'marked',
      sql`SELECT case, any(label) AS label FROM told WHERE ${isOnDevice(mark.input)} AND ${didSql(mark)} GROUP BY case`,
    ),
  ]
}

function didSql({ done, input }: Mark): Sql {
  switch (done.kind) {
    case 'visit':
      return sql`which = 1`
    case 'layer':
      return sql`which = ${layerNumber(done.layer)}`
    case 'cell': {
      const { column, row } = cellOf(input)
      return sql`which = ${layerNumber(done.layer)} AND arrayExists(one -> ${isPlaced} AND ${column} = ${done.column} AND ${row} = ${done.row}, clicks)`
    }
    case 'element':
      return sql`which = ${layerNumber(done.layer)} AND has(clicks.3, ${done.element})`
    case 'depth':
      return sql`which = 1 AND depth >= ${done.from} AND ${done.to === null ? sql`1` : sql`depth < ${done.to}`}`
    default:
      return unreachable(done)
  }
}
