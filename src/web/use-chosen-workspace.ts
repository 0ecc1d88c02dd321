import { useState } from 'react'
import type { Membership } from '../govern/model.ts'

const storageKey = 'rihla.workspace'

/** The workspace this browser was last in, else the first. */
export function useChosenWorkspace(all: readonly Membership[]): [Membership | null, (id: number) => void] {
  const [id, setId] = useState(() => Number(localStorage.getItem(storageKey)))
  const choose = (next: number) => {
    localStorage.setItem(storageKey, String(next))
    setId(next)
  }
  return [all.find(workspace => workspace.id === id) ?? all[0] ?? null, choose]
}
