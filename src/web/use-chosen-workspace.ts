import { useState } from 'react'
import type { Membership } from '../govern/model.ts'

const storageKey = 'rihla.workspace'

/** The workspace this tab is in, else the one this browser was last in, else the first. */
export function useChosenWorkspace(all: readonly Membership[]): [Membership | null, (id: number) => void] {
  const [id, setId] = useState(() =>
    Number(sessionStorage.getItem(storageKey) ?? localStorage.getItem(storageKey)),
  )
  const choose = (next: number) => {
    // Two tabs may stand in two workspaces; loading one again must not take it to the other.
    sessionStorage.setItem(storageKey, String(next))
    localStorage.setItem(storageKey, String(next))
    setId(next)
  }
  return [all.find(workspace => workspace.id === id) ?? all[0] ?? null, choose]
}
