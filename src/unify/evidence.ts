import { traceOf } from '../collect/intake/identifiers-of.ts'
import type { TraceEvidence } from './fold.ts'
import { float64Column, uint8Column, uint16Column, uint32Column, uint64Column } from './memory/column.ts'
import { createHashIndex } from './memory/hash-index.ts'
import { createTextArena } from './memory/text-arena.ts'
import { createTimeTable } from './memory/time-table.ts'
import { kindOf } from './model.ts'
import { compareText, type OrderKey } from './order.ts'

/** One event as identity sees it, or the earliest event of a trace. */
export interface Sighting extends OrderKey {
  readonly trace: bigint
  /** Sorted and distinct. */
  readonly identifiers: readonly string[]
}

/** What one event changed: whether its trace is new, and an identifier whose connected set must be folded again. */
export interface Touch {
  readonly isNewTrace: boolean
  readonly node: number | null
}

const nothing: Touch = { isNewTrace: false, node: null }
const none = 0xffffffff

/**
 * The evidence of one workspace, in columns. Identifiers are nodes only where an event carried two or a colleague decided
 * something; of an identifier that always came alone only its time is held (28 bytes), because it may be linked later.
 * `listed` mirrors the tables of persons: the person that is written for a trace, 0 where the trace is its own.
 */
export function createEvidence(isBlocked: (identifier: string) => boolean) {
  const texts = createTextArena()
  const singles = createTimeTable()
  const { node, trace, cell } = createColumns()
  const nodes = createHashIndex(row => node.key.get(row))
  const traces = createHashIndex(row => trace.key.get(row))
  /** Blocked identifiers that came beside others, with the number of traces: the links that were not made. */
  const blocked = new Map<string, number>()

  function rootOf(of: number): number {
    let root = of
    for (let up = node.parent.get(root); up !== root; up = node.parent.get(root)) {
      node.parent.set(root, node.parent.get(up))
      root = up
    }
    return root
  }

  function connect(a: number, b: number): void {
    const [r, s] = [rootOf(a), rootOf(b)]
    if (r === s) return
    const [into, from] = node.size.get(r) >= node.size.get(s) ? [r, s] : [s, r]
    node.parent.set(from, into)
    node.size.set(into, node.size.get(into) + node.size.get(from))
    const after = node.next.get(into)
    node.next.set(into, node.next.get(from))
    node.next.set(from, after)
  }

  function nodeFor(identifier: string): number {
    const key = traceOf([identifier])
    const known = nodes.find(key)
    if (known !== -1) return known
    const row = node.key.push(key)
    node.text.push(texts.add(identifier))
    node.parent.push(row)
    node.next.push(row)
    node.size.push(1)
    node.firstCell.push(none)
    node.listed.push(0n)
    nodes.add(row)
    return row
  }

  function addSingleTrace(of: bigint, time: number): Touch {
    const before = singles.get(of)
    if (before !== undefined && before <= time) return nothing
    singles.set(of, time)
    const row = nodes.find(of)
    return { isNewTrace: before === undefined, node: row === -1 ? null : row }
  }

  /** Nodes of what names somebody, and what is blocked. */
  function divide(identifiers: readonly string[]): { named: number[]; nobody: string[] } {
    const named: number[] = []
    const nobody: string[] = []
    for (const identifier of identifiers)
      if (isBlocked(identifier)) nobody.push(identifier)
      else named.push(nodeFor(identifier))
    return { named, nobody }
  }

  function addSeveral(seen: Sighting): Touch {
    const known = traces.find(seen.trace)
    if (known !== -1) {
      if (!isEarlier(seen, known)) return nothing
      setOrder(known, seen)
      return { isNewTrace: false, node: cell.node.get(trace.cell.get(known)) }
    }
    const { named, nobody } = divide(seen.identifiers)
    const [speaker] = named
    // All of its values are blocked: its own person, nothing to hold.
    if (speaker === undefined) return nothing
    for (const identifier of nobody) blocked.set(identifier, (blocked.get(identifier) ?? 0) + 1)
    const row = trace.key.push(seen.trace)
    trace.cell.push(cell.node.length)
    trace.cells.push(named.length)
    trace.time.push(seen.time)
    trace.ordinal.push(seen.ordinal)
    trace.call.push(seen.call)
    trace.message.push(texts.add(seen.messageId))
    trace.listed.push(0n)
    traces.add(row)
    for (const member of named) {
      const at = cell.node.push(member)
      cell.trace.push(row)
      cell.next.push(node.firstCell.get(member))
      node.firstCell.set(member, at)
      connect(speaker, member)
    }
    return { isNewTrace: true, node: speaker }
  }

  function isEarlier(seen: Sighting, row: number): boolean {
    const difference =
      seen.time - trace.time.get(row) ||
      seen.ordinal - trace.ordinal.get(row) ||
      seen.call - trace.call.get(row)
    if (difference !== 0) return difference < 0
    return compareText(seen.messageId, texts.read(trace.message.get(row))) < 0
  }

  function setOrder(row: number, seen: OrderKey): void {
    trace.time.set(row, seen.time)
    trace.ordinal.set(row, seen.ordinal)
    trace.call.set(row, seen.call)
    trace.message.set(row, texts.add(seen.messageId))
  }

  /** Leaves a trace out of everything from now on. Returns an identifier of it whose set must be folded again. */
  function forget(of: bigint): number | null {
    if (singles.get(of) !== undefined) singles.set(of, Infinity)
    const alone = nodes.find(of)
    if (alone !== -1) return alone
    const row = traces.find(of)
    if (row === -1 || trace.cells.get(row) === 0) return null
    trace.cells.set(row, 0)
    return cell.node.get(trace.cell.get(row))
  }

  const textOf = (row: number) => texts.read(node.text.get(row))

  function evidenceOf(row: number): TraceEvidence {
    const from = trace.cell.get(row)
    const identifiers = Array.from({ length: trace.cells.get(row) }, (_, i) =>
      textOf(cell.node.get(from + i)),
    )
    const first = {
      time: trace.time.get(row),
      ordinal: trace.ordinal.get(row),
      call: trace.call.get(row),
      messageId: texts.read(trace.message.get(row)),
    }
    return { trace: trace.key.get(row), identifiers, first }
  }

  /** Identifiers and traces of a connected set, ready for the fold. */
  function setOf(member: number): { identifiers: string[]; traces: TraceEvidence[] } {
    const identifiers: string[] = []
    const found: TraceEvidence[] = []
    let at = member
    do {
      const text = textOf(at)
      identifiers.push(text)
      const alone = singles.get(node.key.get(at))
      if (alone !== undefined && alone !== Infinity)
        found.push({
          trace: node.key.get(at),
          identifiers: [text],
          first: { time: alone, ordinal: 0, call: 0, messageId: '' },
        })
      for (let c = node.firstCell.get(at); c !== none; c = cell.next.get(c)) {
        const row = cell.trace.get(c)
        // A trace hangs on each of its identifiers: taken once, with its first.
        if (trace.cell.get(row) === c && trace.cells.get(row) > 0) found.push(evidenceOf(row))
      }
      at = node.next.get(at)
    } while (at !== member)
    return { identifiers, traces: found }
  }

  /** The traces of a connected set and how many identifiers of each kind it has: enough where no limit can be broken. */
  function outlineOf(member: number): { kinds: Map<string, number>; traces: bigint[] } {
    const kinds = new Map<string, number>()
    const found: bigint[] = []
    let at = member
    do {
      const kind = kindOf(textOf(at))
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      if ((singles.get(node.key.get(at)) ?? Infinity) !== Infinity) found.push(node.key.get(at))
      for (let c = node.firstCell.get(at); c !== none; c = cell.next.get(c)) {
        const row = cell.trace.get(c)
        if (trace.cell.get(row) === c && trace.cells.get(row) > 0) found.push(trace.key.get(row))
      }
      at = node.next.get(at)
    } while (at !== member)
    return { kinds, traces: found }
  }

  return {
    outlineOf,
    add: (seen: Sighting): Touch => {
      if (seen.trace === 0n) return nothing
      return seen.identifiers.length === 1 ? addSingleTrace(seen.trace, seen.time) : addSeveral(seen)
    },
    /** An identifier that came alone, named by its trace: all that is read back at start. */
    addSingleTrace,
    /** Makes the two one connected set: a colleague linked them. */
    link(a: string, b: string): void {
      connect(nodeFor(a), nodeFor(b))
    },
    find: (identifier: string): number | null => {
      const row = nodes.find(traceOf([identifier]))
      return row === -1 ? null : row
    },
    /** An identifier of the trace, for its connected set. */
    nodeOfTrace: (of: bigint): number | null => {
      const alone = nodes.find(of)
      if (alone !== -1) return alone
      const row = traces.find(of)
      return row === -1 ? null : cell.node.get(trace.cell.get(row))
    },
    rootOf,
    sizeOf: (member: number) => node.size.get(rootOf(member)),
    setOf,
    /** The first identifier of every connected set. */
    *roots(): Generator<number> {
      for (let row = 0; row < node.parent.length; row++) if (node.parent.get(row) === row) yield row
    },
    /** The person that is written for the trace; 0 where none is, undefined where the trace is not held. */
    listed(of: bigint): bigint | undefined {
      const row = traces.find(of)
      if (row !== -1) return trace.listed.get(row)
      const alone = nodes.find(of)
      return alone === -1 ? undefined : node.listed.get(alone)
    },
    setListed(of: bigint, person: bigint): boolean {
      const row = traces.find(of)
      if (row !== -1) trace.listed.set(row, person)
      const alone = row === -1 ? nodes.find(of) : -1
      if (alone !== -1) node.listed.set(alone, person)
      return row !== -1 || alone !== -1
    },
    /** Whether an event with exactly this one identifier was seen. */
    hasSingle: (of: bigint) => (singles.get(of) ?? Infinity) !== Infinity,
    /** An identifier that always came alone, as evidence; null where it is a node already or was never seen. */
    aloneEvidence(identifier: string): TraceEvidence | null {
      const of = traceOf([identifier])
      const time = singles.get(of) ?? Infinity
      if (nodes.find(of) !== -1 || time === Infinity) return null
      return { trace: of, identifiers: [identifier], first: { time, ordinal: 0, call: 0, messageId: '' } }
    },
    forget,
    blocked: (): ReadonlyMap<string, number> => blocked,
    sizes: () => ({
      identifiers: node.key.length,
      traces: trace.key.length,
      singles: singles.size,
      bytes:
        texts.bytes +
        singles.bytes +
        nodes.bytes +
        traces.bytes +
        [...Object.values(node), ...Object.values(trace), ...Object.values(cell)].reduce(
          (sum, c) => sum + c.bytes,
          0,
        ),
    }),
  }
}

function createColumns() {
  const node = {
    key: uint64Column(),
    text: uint32Column(),
    parent: uint32Column(),
    /** The next of the same connected set, in a ring. */
    next: uint32Column(),
    size: uint32Column(),
    firstCell: uint32Column(),
    listed: uint64Column(),
  }
  const trace = {
    key: uint64Column(),
    cell: uint32Column(),
    cells: uint16Column(),
    time: float64Column(),
    ordinal: float64Column(),
    call: uint8Column(),
    message: uint32Column(),
    listed: uint64Column(),
  }
  /** One for each identifier of each trace; the cells of a trace lie together, those of a node in a chain. */
  const cell = { node: uint32Column(), trace: uint32Column(), next: uint32Column() }
  return { node, trace, cell }
}
