import { createContext, useContext } from 'react'
import type { Membership } from '../govern/model.ts'

/** The reader's workspaces, and the ways between them that the shell offers everywhere. */
export interface Workspaces {
  readonly all: readonly Membership[]
  readonly here: Membership
  /** Goes to another workspace, to its first page: what stood on this one may not exist there. */
  open(id: number): void
  /** Asks for name and country of a new one. */
  begin(): void
}

const Context = createContext<Workspaces | null>(null)
export const WorkspacesContext = Context

export function useWorkspaces(): Workspaces {
  const value = useContext(Context)
  if (!value) throw new Error('useWorkspaces outside the frame')
  return value
}
