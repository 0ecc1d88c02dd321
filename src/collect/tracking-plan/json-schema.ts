import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import {
  type Plan,
  type PlanEvent,
  type PlanProperty,
  type PlanType,
  planActions,
  planSchema,
} from './model-plan.ts'

/**
 * The plan as JSON Schema (draft 2020-12), and back. One definition an event under `$defs`; what JSON Schema has no word
 * for stands under names that begin with `x-`. Nested properties are written as nested objects.
 */
export function planToJsonSchema(plan: Plan): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Tracking plan',
    'x-unplanned': plan.unplanned,
    $defs: Object.fromEntries(plan.events.map(event => [event.name, eventSchema(event)])),
  }
}

interface Node {
  own: PlanProperty | null
  readonly children: Map<string, Node>
}

function eventSchema(event: PlanEvent): Record<string, unknown> {
  const root: Node = { own: null, children: new Map() }
  for (const property of event.properties) place(root, property.path.split('.'), property)
  return {
    title: event.name,
    description: event.description.en,
    'x-description-ar': event.description.ar,
    'x-owner': event.owner,
    'x-action': event.action,
    ...objectSchema(root, event.open),
  }
}

function place(node: Node, [key = '', ...rest]: readonly string[], property: PlanProperty): void {
  const child = node.children.get(key) ?? { own: null, children: new Map<string, Node>() }
  node.children.set(key, child)
  if (rest.length === 0) child.own = property
  else place(child, rest, property)
}

function objectSchema({ children }: Node, open: boolean): Record<string, unknown> {
  const required = [...children].filter(([, child]) => isRequired(child)).map(([key]) => key)
  return {
    type: 'object',
    properties: Object.fromEntries([...children].map(([key, child]) => [key, nodeSchema(child, open)])),
    required,
    additionalProperties: open,
  }
}

function isRequired({ own, children }: Node): boolean {
  return own?.required || [...children.values()].some(isRequired)
}

const jsonTypes: Readonly<Record<PlanType, string>> = {
  text: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  list: 'array',
}

function nodeSchema(node: Node, open: boolean): Record<string, unknown> {
  const { own } = node
  if (node.children.size > 0 || own === null) return objectSchema(node, open)
  const types = own.types.map(type => jsonTypes[type])
  return {
    ...(types.length > 0 ? { type: types.length === 1 ? types[0] : types } : {}),
    ...(own.allowed.length > 0 ? { enum: own.allowed.flatMap(text => valuesOf(text, own.types)) } : {}),
    ...(own.pattern === '' ? {} : { pattern: own.pattern }),
    description: own.description.en,
    'x-description-ar': own.description.ar,
    ...(own.personal ? { 'x-personal': true } : {}),
  }
}

/** An allowed value is a text; in JSON Schema it is of the type that the property has. */
function valuesOf(text: string, types: readonly PlanType[]): (string | number | boolean)[] {
  const isNumber = types.includes('number') || types.includes('integer')
  if (isNumber && text.trim() !== '' && Number.isFinite(Number(text))) return [Number(text)]
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return [text === 'true']
  return [text]
}

const text = z.string().optional().catch(undefined)
const schemaNode: z.ZodType<SchemaNode> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    pattern: text,
    description: text,
    'x-description-ar': text,
    'x-owner': text,
    'x-action': z.enum(planActions).optional().catch(undefined),
    'x-personal': z.boolean().optional().catch(undefined),
    properties: z.record(z.string(), schemaNode).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.unknown().optional(),
  }),
)
interface SchemaNode {
  type?: string | string[] | undefined
  enum?: unknown[] | undefined
  const?: unknown
  pattern?: string | undefined
  description?: string | undefined
  'x-description-ar'?: string | undefined
  'x-owner'?: string | undefined
  'x-action'?: (typeof planActions)[number] | undefined
  'x-personal'?: boolean | undefined
  properties?: Record<string, SchemaNode> | undefined
  required?: string[] | undefined
  additionalProperties?: unknown
}
const schemaFile = z.object({
  'x-unplanned': z.enum(planActions).default('pass').catch('pass'),
  $defs: z.record(z.string(), schemaNode),
})

/** @throws RihlaError `plan.invalid` where it is no such schema; `detail` says where. */
export function planFromJsonSchema(value: unknown): Plan {
  const parsed = schemaFile.safeParse(value)
  if (!parsed.success) throw invalid(parsed.error.issues[0])
  const events = Object.entries(parsed.data.$defs).map(([name, node]) => ({
    name,
    description: { en: node.description ?? '', ar: node['x-description-ar'] ?? '' },
    owner: node['x-owner'] ?? '',
    action: node['x-action'] ?? 'pass',
    open: node.additionalProperties !== false,
    properties: leavesOf(node, ''),
  }))
  const plan = planSchema.safeParse({ events, unplanned: parsed.data['x-unplanned'] })
  if (!plan.success) throw invalid(plan.error.issues[0])
  return plan.data
}

function leavesOf(node: SchemaNode, before: string, isAround = true): unknown[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const path = `${before}${key}`
    const required = isAround && (node.required?.includes(key) ?? false)
    if (child.properties) return leavesOf(child, `${path}.`, required)
    const said = child.enum ?? (child.const === undefined ? [] : [child.const])
    return [
      {
        path,
        required,
        types: [child.type ?? []].flat().flatMap(planTypeOf),
        allowed: said.map(String),
        pattern: child.pattern ?? '',
        personal: child['x-personal'] ?? false,
        description: { en: child.description ?? '', ar: child['x-description-ar'] ?? '' },
      },
    ]
  })
}

function planTypeOf(type: string): PlanType[] {
  const found = Object.entries(jsonTypes).find(([, name]) => name === type)?.[0]
  return found === 'text' ||
    found === 'number' ||
    found === 'integer' ||
    found === 'boolean' ||
    found === 'list'
    ? [found]
    : []
}

function invalid(issue: { path: PropertyKey[]; message: string } | undefined): RihlaError {
  return new RihlaError('plan.invalid', {
    detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.slice(0, 200),
  })
}
