import { parseInstant } from '../../intake/event-time.ts'
import { normaliseEmail, normalisePhone } from '../../intake/identifiers-of.ts'
import { listFields } from './list-fields.ts'
import type { FieldPath, HookMapping, ProposalReason, ReadSample, SampleField } from './model-mapping.ts'

/** What the names and values of a sample suggest, each with its reason: a person looks at it before it is saved. */
export function proposeMapping(sample: unknown, country: string): ReadSample {
  const fields = listFields(sample)
  const lists = fields
    .filter(({ kind, path }) => kind === 'list' && fields.some(one => isEntryOf(one.path, path)))
    .map(({ path }) => path)
  // What lies inside of a list belongs to its entries: it is proposed for none of the whole.
  const outer = fields.filter(({ path, kind }) => !path.includes('*') && kind !== 'list' && kind !== 'group')
  const reasons: ProposalReason[] = []
  const because = (part: ProposalReason['part'], field: SampleField, reason: ProposalReason['reason']) => {
    reasons.push({ part, path: field.path, reason })
    return field.path
  }
  const person = proposePerson(outer, country, because)
  const time = outer.find(field => timeNames.test(lastOf(field.path)) && field.values.some(isTime))
  const name = outer.find(field => eventNames.test(lastOf(field.path)) && field.kind === 'text')
  const id = outer.find(field => idNames.test(lastOf(field.path)) && field.path.length <= 2)
  const proposal: HookMapping = {
    each: null,
    call: 'track',
    name: name ? { path: because('name', name, 'named-event') } : { value: 'Webhook Received' },
    time: time ? because('time', time, 'named-time') : null,
    id: id ? [because('id', id, 'named-id')] : [],
    channel: null,
    person,
    properties: outer
      .filter(({ path }) => !person.some(one => one.path.join() === path.join()))
      .map(({ path }) => ({ name: path.join('_'), path })),
  }
  return { fields, lists, proposal, reasons }
}

type Because = (
  part: ProposalReason['part'],
  field: SampleField,
  reason: ProposalReason['reason'],
) => FieldPath

function proposePerson(
  fields: readonly SampleField[],
  country: string,
  because: Because,
): HookMapping['person'] {
  const person: HookMapping['person'] = []
  const email =
    fields.find(field => /e-?mail/i.test(lastOf(field.path)) && field.values.some(isEmail)) ??
    fields.find(({ values }) => values.length > 0 && values.every(isEmail))
  if (email) {
    const isNamed = /e-?mail/i.test(lastOf(email.path))
    person.push({ kind: 'email', path: because('person', email, isNamed ? 'named-email' : 'looks-email') })
  }
  const phone = fields.find(
    field =>
      /phone|mobile|msisdn|whatsapp|^tel$/i.test(lastOf(field.path)) &&
      field.values.some(value => normalisePhone(value, country) !== null),
  )
  if (phone) person.push({ kind: 'phone', path: because('person', phone, 'named-phone') })
  const user = fields.find(
    ({ path }) =>
      /^(user|customer|client|member)_?id$/i.test(lastOf(path)) ||
      (/^(user|customer|client|member)$/i.test(path.at(-2) ?? '') && /^id$/i.test(lastOf(path))),
  )
  if (user) person.push({ kind: 'user_id', path: because('person', user, 'named-user') })
  return person
}

const timeNames =
  /^(time|timestamp|date|at|when|occurred|created|updated|event_?time)$|(_|[a-z])(at|time|date|on)$|^date_/i
const eventNames = /^(event|event_?(name|type)|type|topic|action|kind)$/i
const idNames =
  /^(id|uuid|guid|(event|message|order|transaction|ticket|booking|payment)_?id|number|reference)$/i

function lastOf(path: FieldPath): string {
  return path.at(-1) ?? ''
}

function isEntryOf(path: FieldPath, list: FieldPath): boolean {
  return path.length > list.length + 1 && path[list.length] === '*' && list.every((key, i) => key === path[i])
}

function isEmail(value: string): boolean {
  return normaliseEmail(value) !== null
}

/** ISO 8601, or seconds or milliseconds of this century. */
function isTime(value: string): boolean {
  if (parseInstant(value) !== null) return true
  const number = Number(value)
  return (number > 9e8 && number < 5e9) || (number > 9e11 && number < 5e12)
}
