import type { Link } from '../model.ts'

/** One step of a path: from one identifier to the next, and the link that joins them. */
export interface PathStep {
  readonly from: string
  readonly to: string
  readonly link: Link
}

/**
 * The shortest path of links between two identifiers; among equally short ones the link that was accepted first leads, as
 * `links` are in the order in which the fold took them. Empty when they are the same, null when no path joins them.
 */
export function findPath(links: readonly Link[], from: string, to: string): PathStep[] | null {
  const reached = reach(links, from)
  if (from !== to && !reached.has(to)) return null
  const steps: PathStep[] = []
  for (let at = to; at !== from; ) {
    const step = reached.get(at)
    if (!step) return null
    steps.unshift(step)
    at = step.from
  }
  return steps
}

/** An identifier in the picture: how far from the one that is trusted most, and what it hangs on. */
export interface TreeNode {
  readonly identifier: string
  readonly depth: number
  /** Null for the first, and for one that no link of this page reaches. */
  readonly step: PathStep | null
  /** How many rows above it stands what its line begins at: the sibling before, or the parent of a first child. */
  readonly above: number
  readonly isFirstChild: boolean
}

/** The picture of an identity: every identifier once, each under the one that brought it in, depth first. */
export function growTree(links: readonly Link[], identifiers: readonly string[]): TreeNode[] {
  const [first] = identifiers
  if (first === undefined) return []
  const reached = reach(links, first)
  const children = Map.groupBy(reached.values(), step => step.from)
  const place = new Map(identifiers.map((identifier, i) => [identifier, i]))
  const nodes: TreeNode[] = []
  const visit = (identifier: string, depth: number, step: PathStep | null, from = -1) => {
    const row = nodes.length
    nodes.push({ identifier, depth, step, above: row - from, isFirstChild: false })
    const below = [...(children.get(identifier) ?? [])].sort(
      (x, y) => (place.get(x.to) ?? Infinity) - (place.get(y.to) ?? Infinity),
    )
    let before = row
    for (const [i, child] of below.entries()) {
      const at = nodes.length
      visit(child.to, depth + 1, child, before)
      const drawn = nodes[at]
      if (i === 0 && drawn) nodes[at] = { ...drawn, isFirstChild: true }
      before = at
    }
  }
  visit(first, 0, null)
  const shown = new Set(nodes.map(node => node.identifier))
  return [
    ...nodes,
    ...identifiers
      .filter(identifier => !shown.has(identifier))
      .map(identifier => ({ identifier, depth: 1, step: null, above: 1, isFirstChild: false })),
  ]
}

/** Breadth first: for every identifier that can be reached the step that reaches it first. */
function reach(links: readonly Link[], from: string): Map<string, PathStep> {
  const neighbours = new Map<string, PathStep[]>()
  const meet = (step: PathStep) => neighbours.set(step.from, [...(neighbours.get(step.from) ?? []), step])
  for (const link of links) {
    meet({ from: link.a, to: link.b, link })
    meet({ from: link.b, to: link.a, link })
  }
  const reached = new Map<string, PathStep>()
  let front = [from]
  while (front.length > 0) {
    const next: string[] = []
    for (const at of front)
      for (const step of neighbours.get(at) ?? []) {
        if (step.to === from || reached.has(step.to)) continue
        reached.set(step.to, step)
        next.push(step.to)
      }
    front = next
  }
  return reached
}
