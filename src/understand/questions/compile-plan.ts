import type { PlanPart, PlanStep } from '../model-conformance.ts'

/** A plan as sets of steps, each a bit of 64: step n of the plan, counted from 1, is bit n. */
export interface CompiledPlan {
  /** One number a step. How often it may be done; 0: any number of times. */
  readonly caps: readonly number[]
  /** The steps that stand after it, so that it must not be done after any of them. */
  readonly laters: readonly bigint[]
  /** The steps of other branches of its choice. */
  readonly rivals: readonly bigint[]
  /** Which of the choices it is in, from 1; 0: none. */
  readonly choiceOf: readonly number[]
  /** All steps of each choice. */
  readonly choices: readonly bigint[]
  readonly requirements: readonly Requirement[]
}

/** Something of `any` must be done, if something of `given` was (empty: always). */
export interface Requirement {
  readonly step: number
  /** 0, or the last branch's first step: then a whole choice is required. */
  readonly other: number
  readonly any: bigint
  readonly given: bigint
  /** Steps after which it cannot come any more. */
  readonly passed: bigint
}

interface PlacedPart {
  readonly part: PlanPart
  readonly branches: readonly (readonly PlacedStep[])[]
  readonly all: bigint
  /** The steps of all parts that follow. */
  readonly after: bigint
}

interface PlacedStep {
  readonly step: PlanStep
  readonly node: number
}

export function compilePlan(plan: readonly PlanPart[]): CompiledPlan {
  const parts = placeParts(plan)
  const choices = parts.filter(({ part }) => part.is === 'choice')
  const steps = parts.flatMap(placed =>
    placed.branches.flatMap(branch =>
      branch.map(({ step }, i) => ({
        cap: step.atMost ?? 0,
        later: placed.after | maskOf(branch.slice(i + 1)),
        rival: placed.part.is === 'choice' ? placed.all & ~maskOf(branch) : 0n,
        choice: choices.indexOf(placed) + 1,
      })),
    ),
  )
  return {
    caps: steps.map(step => step.cap),
    laters: steps.map(step => step.later),
    rivals: steps.map(step => step.rival),
    choiceOf: steps.map(step => step.choice),
    choices: choices.map(placed => placed.all),
    requirements: parts.flatMap(requirementsOf),
  }
}

function placeParts(plan: readonly PlanPart[]): PlacedPart[] {
  let node = 0
  const numbered = plan.map(part => {
    const lines = part.is === 'step' ? [[part]] : part.branches
    const branches = lines.map(line => line.map(step => ({ step, node: ++node })))
    return { part, branches, all: maskOf(branches.flat()) }
  })
  return numbered.map((placed, i) => ({
    ...placed,
    after: numbered.slice(i + 1).reduce((mask, { all }) => mask | all, 0n),
  }))
}

function requirementsOf({ part, branches, all, after }: PlacedPart): Requirement[] {
  const each = branches.flatMap(branch =>
    branch.flatMap(({ step, node }, i) =>
      step.optional
        ? []
        : [
            {
              step: node,
              other: 0,
              any: 1n << BigInt(node),
              given:
                part.is === 'choice' ? maskOf(branch) : part.is === 'any-order' && part.optional ? all : 0n,
              passed: after | maskOf(branch.slice(i + 1)),
            },
          ],
    ),
  )
  // A branch whose steps may all be left out is taken by doing nothing.
  const isNeeded =
    part.is === 'choice' && !part.optional && branches.every(b => b.some(s => !s.step.optional))
  const [first, last] = [branches[0]?.[0]?.node ?? 0, branches.at(-1)?.[0]?.node ?? 0]
  return isNeeded ? [{ step: first, other: last, any: all, given: 0n, passed: after }, ...each] : each
}

function maskOf(steps: readonly PlacedStep[]): bigint {
  return steps.reduce((mask, { node }) => mask | (1n << BigInt(node)), 0n)
}
