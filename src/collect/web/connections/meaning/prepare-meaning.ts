import type {
  FieldPath,
  HookMapping,
  ProposalReason,
  ReadSample,
  SampleField,
} from '../../../connections/generic/model-mapping.ts'

/** A path as the value of a choice, and back. */
export function keyOf(path: FieldPath): string {
  return path.join('\u001f')
}
export function pathOf(key: string): FieldPath {
  return key === '' ? [] : key.split('\u001f')
}

/** As people read it: `customer.email`, `lines[].sku`. */
export function nameOf(path: FieldPath): string {
  return path.map((key, i) => (key === '*' ? '[]' : `${i === 0 ? '' : '.'}${key}`)).join('')
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** Fields with a value of their own, each with its first value beside its name. Inside of a list only when it is split. */
export function choicesOf(fields: readonly SampleField[], each: FieldPath | null): Choice[] {
  return fields
    .filter(field => field.kind !== 'list' && field.kind !== 'group' && isReachable(field.path, each))
    .map(({ path, values }) => ({
      value: keyOf(path),
      label: values[0] === undefined ? nameOf(path) : `${nameOf(path)} — ${values[0].slice(0, 40)}`,
    }))
}

function isReachable(path: FieldPath, each: FieldPath | null): boolean {
  const at = path.indexOf('*')
  if (at === -1) return true
  return each !== null && keyOf(path.slice(0, at)) === keyOf(each) && !path.slice(at + 1).includes('*')
}

/** What may be kept as a property: values, and lists as a whole. */
export function keepable(fields: readonly SampleField[], each: FieldPath | null): SampleField[] {
  return fields.filter(
    field =>
      field.kind !== 'group' &&
      (field.kind !== 'list' || !field.path.includes('*')) &&
      isReachable(field.path, each),
  )
}

/** Why the field stands there; null once a person chose another. */
export function reasonOf(
  reasons: readonly ProposalReason[],
  part: ProposalReason['part'],
  path: FieldPath | null,
): ProposalReason['reason'] | null {
  if (path === null) return null
  return reasons.find(one => one.part === part && keyOf(one.path) === keyOf(path))?.reason ?? null
}

/** Splitting opens the fields of the entries, and what was chosen from another list has no meaning any more. */
export function splitBy(mapping: HookMapping, each: FieldPath | null): HookMapping {
  const stays = (path: FieldPath) => isReachable(path, each)
  const name =
    'path' in mapping.name && !stays(mapping.name.path) ? { value: 'Webhook Received' } : mapping.name
  return {
    ...mapping,
    each,
    name,
    time: mapping.time !== null && stays(mapping.time) ? mapping.time : null,
    id: mapping.id.filter(stays),
    person: mapping.person.filter(one => stays(one.path)),
    properties: mapping.properties.filter(one => stays(one.path)),
  }
}

/** Keeps a field, or no longer. */
export function toggleProperty(mapping: HookMapping, path: FieldPath): HookMapping {
  const rest = mapping.properties.filter(one => keyOf(one.path) !== keyOf(path))
  if (rest.length < mapping.properties.length) return { ...mapping, properties: rest }
  const plain = path.filter(key => key !== '*')
  const inEntry = mapping.each === null ? plain : plain.slice(mapping.each.length)
  const name = (path.includes('*') ? inEntry : plain).join('_') || 'value'
  return { ...mapping, properties: [...rest, { name, path }] }
}

/** A mapping that was saved holds for a new sample, too, as far as its fields are there; otherwise the proposal. */
export function draftOf(read: ReadSample, saved: HookMapping | null): HookMapping {
  return saved ?? read.proposal
}
