import { brokenLimit, type Cluster, mergeClusters, singleCluster } from './cluster.ts'
import { type Decision, kindOf, type Link, type Refusal, type RefusedLink } from './model.ts'
import { compareBigints, compareOrder, compareText, type OrderKey } from './order.ts'
import { type CompiledRules, compareIdentifiers } from './rules.ts'

/** One trace and the earliest event that left it. `identifiers` is sorted and distinct. */
export interface TraceEvidence {
  readonly trace: bigint
  readonly identifiers: readonly string[]
  readonly first: OrderKey
}

export interface FoldInput {
  /** Each trace once. */
  readonly traces: readonly TraceEvidence[]
  /** What colleagues decided and did not undo. The latest (highest id) on a pair counts. */
  readonly decisions: readonly Decision[]
  readonly rules: CompiledRules
}

/** Identifiers that name one person, highest priority first, and the traces that belong to them. */
export interface Group {
  readonly identifiers: readonly string[]
  readonly traces: readonly bigint[]
  /** The smallest of the traces; null where the group left none of its own. */
  readonly person: bigint | null
}

export interface FoldResult {
  readonly groups: readonly Group[]
  readonly links: readonly Link[]
  readonly refused: readonly RefusedLink[]
  /** Every trace of the input. One that carries blocked values alone is its own person. */
  readonly persons: ReadonlyMap<bigint, bigint>
}

/**
 * Who is who, as a function of the evidence alone: the order in which it arrived, repeats and batches change nothing.
 *
 * Links are taken in the order: manual first, then priority of their kinds, then earliest evidence (whole order of
 * events; a manual link's evidence is its decision), then the identifiers; links by likeness alone (`matched`) come last. A union that would break a limit or join both
 * sides of a cut is refused. A colleague's link may pass limits, never a cut (docs/decisions/0030-identity.md); a matched one
 * passes neither. A trace belongs to
 * its identifier of highest priority, so one whose links were all accepted belongs to them all.
 */
export function fold(input: FoldInput): FoldResult {
  const steps = foldInSteps(input)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, letting other work of the process run in between. */
export async function foldPatiently(input: FoldInput): Promise<FoldResult> {
  const steps = foldInSteps(input)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** The same, pausing every thousand links, for sets whose fold would hold up the process. */
export function* foldInSteps(input: FoldInput): Generator<void, FoldResult> {
  const nodes = nodesOf(input)
  const { links, blocked, cuts } = linksOf(input, nodes)
  const clusters = createClusters(nodes, cuts, input.rules)
  const accepted: Link[] = []
  const refused: RefusedLink[] = blocked
  for (const [i, link] of links.entries()) {
    if (i % 1_000 === 999) yield
    const refusal = clusters.join(link)
    if (refusal) refused.push({ ...linkText(link), refusal })
    else accepted.push(linkText(link))
  }
  return { ...groupsOf(input, nodes, clusters.rootOf), links: accepted, refused }
}

interface Node {
  readonly index: number
  readonly identifier: string
  readonly kind: string
  /** Place of the kind among the kinds of this input: smaller is trusted more. */
  readonly rank: number
  first: number
}

interface CandidateLink {
  readonly a: Node
  readonly b: Node
  decision: Decision | null
  evidence: OrderKey | null
}

function nodesOf({ traces, decisions, rules }: FoldInput): Map<string, Node> {
  const firsts = new Map<string, number>()
  const meet = (identifier: string, time: number) => {
    const known = firsts.get(identifier)
    if (known !== undefined) firsts.set(identifier, Math.min(known, time))
    else if (!rules.isBlocked(identifier)) firsts.set(identifier, time)
  }
  for (const { identifiers, first } of traces)
    for (const identifier of identifiers) meet(identifier, first.time)
  for (const { a, b } of decisions) for (const identifier of [a, b]) meet(identifier, Infinity)
  const kinds = [...new Set([...firsts.keys()].map(kindOf))].sort(rules.compareKinds)
  const ranks = new Map(kinds.map((kind, rank) => [kind, rank]))
  return new Map(
    [...firsts].map(([identifier, first], index) => {
      const kind = kindOf(identifier)
      return [identifier, { index, identifier, kind, rank: ranks.get(kind) ?? 0, first }]
    }),
  )
}

function linksOf({ traces, decisions }: FoldInput, nodes: ReadonlyMap<string, Node>) {
  const links = new Map<string, CandidateLink>()
  const blocked = new Map<string, RefusedLink>()
  const meet = (x: string, y: string, evidence: OrderKey | null): CandidateLink | null => {
    const [p, q] = compareText(x, y) < 0 ? [x, y] : [y, x]
    const [a, b] = [nodes.get(p), nodes.get(q)]
    const key = `${p}\n${q}`
    if (!a || !b) {
      const earliest = earlier(blocked.get(key)?.evidence ?? null, evidence)
      const refusal: Refusal = { reason: 'blocked', identifier: a ? q : p }
      blocked.set(key, { a: p, b: q, decision: null, evidence: earliest, refusal })
      return null
    }
    const link = links.get(key) ?? { a, b, decision: null, evidence: null }
    link.evidence = earlier(link.evidence, evidence)
    links.set(key, link)
    return link
  }
  for (const { identifiers, first } of traces)
    for (const [i, x] of identifiers.entries()) for (const y of identifiers.slice(i + 1)) meet(x, y, first)
  const latest = latestDecisions(decisions)
  for (const decision of latest) {
    if (decision.kind === 'cut') continue
    const link = meet(decision.a, decision.b, null)
    // An event that carried both is the better reason than likeness.
    if (link && (decision.kind === 'link' || link.evidence === null)) link.decision = decision
  }
  return {
    links: [...links.values()].sort(compareLinks),
    blocked: [...blocked.values()].sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b)),
    cuts: latest.filter(decision => decision.kind === 'cut'),
  }
}

function earlier(a: OrderKey | null, b: OrderKey | null): OrderKey | null {
  if (a === null || b === null) return a ?? b
  return compareOrder(a, b) <= 0 ? a : b
}

/** The latest decision on each pair, whichever way round it was written. What a person decided outlives what matching finds. */
export function latestDecisions(decisions: readonly Decision[]): Decision[] {
  const latest = new Map<string, Decision>()
  for (const decision of [...decisions].sort((x, y) => x.id - y.id)) {
    const [a, b] =
      compareText(decision.a, decision.b) < 0 ? [decision.a, decision.b] : [decision.b, decision.a]
    if (decision.kind === 'matched' && (latest.get(`${a}\n${b}`)?.kind ?? 'matched') !== 'matched') continue
    latest.set(`${a}\n${b}`, decision)
  }
  return [...latest.values()]
}

function compareLinks(x: CandidateLink, y: CandidateLink): number {
  return (
    strengthOf(x) - strengthOf(y) ||
    Math.min(x.a.rank, x.b.rank) - Math.min(y.a.rank, y.b.rank) ||
    Math.max(x.a.rank, x.b.rank) - Math.max(y.a.rank, y.b.rank) ||
    compareEvidence(x, y) ||
    compareText(x.a.identifier, y.a.identifier) ||
    compareText(x.b.identifier, y.b.identifier)
  )
}

/** By hand before evidence, evidence before likeness. */
function strengthOf({ decision }: CandidateLink): number {
  if (decision === null) return 1
  return decision.kind === 'matched' ? 2 : 0
}

function compareEvidence(x: CandidateLink, y: CandidateLink): number {
  if (x.decision && y.decision) return x.decision.at - y.decision.at
  return x.evidence && y.evidence ? compareOrder(x.evidence, y.evidence) : 0
}

function linkText({ a, b, decision, evidence }: CandidateLink): Link {
  return { a: a.identifier, b: b.identifier, decision: decision?.id ?? null, evidence }
}

/** Union-find over the nodes; `join` returns why not, or null when the two are one person now (or were already). */
function createClusters(nodes: ReadonlyMap<string, Node>, cuts: readonly Decision[], rules: CompiledRules) {
  const parent = Uint32Array.from({ length: nodes.size }, (_, i) => i)
  const clusters: (Cluster | null)[] = [...nodes.values()].map(n => singleCluster(n.kind, n.first, rules))
  const rootOf = (index: number): number => {
    let root = index
    for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) {
      parent[root] = parent[up] ?? up
      root = up
    }
    return root
  }
  const cutPairs = cuts.flatMap(cut => {
    const [x, y] = [nodes.get(cut.a), nodes.get(cut.b)]
    return x && y ? [{ x: x.index, y: y.index, cut }] : []
  })
  const brokenCut = (r: number, s: number): Refusal | null => {
    const found = cutPairs.find(({ x, y }) => {
      const [p, q] = [rootOf(x), rootOf(y)]
      return (p === r && q === s) || (p === s && q === r)
    })
    return found ? { reason: 'cut', decision: found.cut.id, a: found.cut.a, b: found.cut.b } : null
  }
  const join = ({ a, b, decision }: CandidateLink): Refusal | null => {
    const [r, s] = [rootOf(a.index), rootOf(b.index)]
    const [x, y] = [clusters[r], clusters[s]]
    if (r === s || !x || !y) return null
    const refusal = brokenCut(r, s) ?? (decision?.kind === 'link' ? null : brokenLimit(x, y, rules))
    if (refusal) return refusal
    const [into, from] = x.size >= y.size ? [r, s] : [s, r]
    parent[from] = into
    clusters[from] = null
    clusters[into] = mergeClusters(x, y)
    return null
  }
  return { join, rootOf }
}

function groupsOf(
  { traces, rules }: FoldInput,
  nodes: ReadonlyMap<string, Node>,
  rootOf: (index: number) => number,
): Pick<FoldResult, 'groups' | 'persons'> {
  const best = compareIdentifiers(rules)
  const drafts = new Map<number, { identifiers: string[]; traces: bigint[] }>()
  for (const node of nodes.values()) {
    const root = rootOf(node.index)
    const draft = drafts.get(root) ?? { identifiers: [], traces: [] }
    draft.identifiers.push(node.identifier)
    drafts.set(root, draft)
  }
  const persons = new Map<bigint, bigint>()
  for (const { trace, identifiers } of traces) {
    const speaker = identifiers.filter(identifier => nodes.has(identifier)).sort(best)[0]
    const node = speaker === undefined ? undefined : nodes.get(speaker)
    if (node) drafts.get(rootOf(node.index))?.traces.push(trace)
    else persons.set(trace, trace)
  }
  const groups = [...drafts.values()].map(draft => {
    const own = draft.traces.sort(compareBigints)
    const person = own[0] ?? null
    if (person !== null) for (const trace of own) persons.set(trace, person)
    return { identifiers: draft.identifiers.sort(best), traces: own, person }
  })
  groups.sort((x, y) => best(x.identifiers[0] ?? '', y.identifiers[0] ?? ''))
  return { groups, persons }
}
