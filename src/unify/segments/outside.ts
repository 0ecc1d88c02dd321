import { decideMembers } from '../accounts/decided.ts'
import type { AccountDecision } from '../accounts/model-accounts.ts'
import type { PersonGroups } from '../person-groups.ts'
import type { ComputedMeasure } from '../traits/model-traits.ts'
import type { Outside } from './resolve-definition.ts'

interface Deps {
  readonly groups: Pick<PersonGroups, 'find'>
  readonly measureOf: (trait: number) => ComputedMeasure | null
  /** What colleagues decided about accounts, in the order of the decisions. Without it nothing was decided. */
  accountDecisions?(workspace: number): Promise<readonly AccountDecision[]>
}

/** What definitions need from outside of them: computed traits, persons of identifiers, what was decided about accounts. */
export function createOutside(deps: Deps) {
  const { measureOf } = deps

  /** The persons of identifiers as identity has them now. Those of nobody are left out. */
  async function peopleOf(workspace: number, identifiers: readonly string[]): Promise<bigint[]> {
    const people: bigint[] = []
    for (const identifier of identifiers) {
      const group = await deps.groups.find(workspace, identifier)
      if (group?.person) people.push(group.person)
    }
    return people
  }

  return {
    /** For a definition that names nobody yet: what it measures is written out. */
    nobody: { measureOf, peopleOf: async () => [], membersByHand: async () => null } satisfies Outside,
    of(workspace: number): Outside {
      return {
        measureOf,
        peopleOf: listed => peopleOf(workspace, listed),
        membersByHand: async accounts =>
          deps.accountDecisions
            ? decideMembers(await deps.accountDecisions(workspace), accounts, one =>
                peopleOf(workspace, [one]),
              )
            : null,
      }
    },
  }
}
