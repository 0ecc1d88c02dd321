import { RihlaError } from '../../../platform/errors.ts'
import { type Mapping, mapping as mappingSchema, openReadings, type Ref } from '../mapping.ts'

/**
 * A mapping that can be used: of this version, without open questions, all of whose references exist. Throws
 * `import.mapping-invalid` and `import.answers-missing`.
 */
export function checkMapping(input: unknown): Mapping {
  const parsed = mappingSchema.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw invalid(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  const mapping = parsed.data
  const open = openReadings(mapping)
  if (open.length > 0) throw new RihlaError('import.answers-missing', { questions: open.join(', ') })
  if (mapping.events.length === 0) throw invalid('no events')
  for (const rule of mapping.events) {
    const refs = [
      rule.time.ref,
      rule.userId,
      rule.anonymousId,
      rule.account,
      ...rule.externalIds.map(({ ref }) => ref),
    ]
    for (const ref of refs) if (ref) checkRef(mapping, rule.table, ref)
    for (const column of rule.once) checkRef(mapping, rule.table, { via: [], column })
    for (const property of rule.properties) {
      if (property.from === 'column') checkRef(mapping, rule.table, property.ref)
      else if (property.from === 'rows')
        checkRef(mapping, rule.table, {
          via: [property.link, ...(property.of?.via ?? [])],
          column: property.of?.column ?? '',
        })
      else for (const ref of [property.actual, property.promised]) checkRef(mapping, rule.table, ref)
    }
  }
  for (const { table, earlier, later } of mapping.checks)
    for (const ref of [earlier, later]) checkRef(mapping, table, ref)
  const keys = mapping.events.map(rule => `${rule.table} ${rule.key}`)
  const twice = keys.find((key, i) => keys.indexOf(key) !== i)
  if (twice !== undefined) throw invalid(`two events with the key ${twice}`)
  return mapping
}

function invalid(detail: string): RihlaError {
  return new RihlaError('import.mapping-invalid', { detail })
}

/** An empty column is the count of rows. */
function checkRef(mapping: Mapping, start: string, { via, column }: Ref): void {
  let table = start
  for (const name of via) {
    const link = mapping.links.find(one => one.name === name)
    if (link === undefined || link.from.table !== table) throw invalid(`no link ${name} from ${table}`)
    table = link.to.table
  }
  const found = mapping.tables.find(one => one.name === table)
  if (found === undefined) throw invalid(`no table ${table}`)
  if (column !== '' && found.columns.every(one => one.name !== column))
    throw invalid(`no column ${table}.${column}`)
}
