import type { ChannelGroup, SourceCondition } from '../../model-channel-groups.ts'

export const newCondition: SourceCondition = { field: 'source', op: 'is', values: [], not: false }

export function moveGroup(groups: readonly ChannelGroup[], from: number, to: number): ChannelGroup[] {
  const group = groups[from]
  return group ? groups.toSpliced(from, 1).toSpliced(to, 0, group) : [...groups]
}

/** At the beginning: a new rule is written because an earlier one took too much. Its name is free. */
export function addGroup(groups: readonly ChannelGroup[], name: string): ChannelGroup[] {
  const taken = new Set(groups.map(group => group.name.toLowerCase()))
  let free = name
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name} ${n}`
  return [{ name: free, any: [[newCondition]] }, ...groups]
}

/** With one condition changed, or taken out: a list without conditions goes with it, the last list stays. */
export function withCondition(
  group: ChannelGroup,
  at: { readonly list: number; readonly place: number },
  condition: SourceCondition | null,
): ChannelGroup {
  const list = group.any[at.list] ?? []
  const changed = condition === null ? list.toSpliced(at.place, 1) : list.with(at.place, condition)
  const any = changed.length > 0 ? group.any.with(at.list, changed) : group.any.toSpliced(at.list, 1)
  return { ...group, any: any.length > 0 ? any : [[newCondition]] }
}
