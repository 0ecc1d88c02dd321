import type { ComponentType } from 'react'

/** What the shell gives every screen: the address taken apart. State that another reader should see lives there. */
export interface ScreenProps {
  /** `/people/$identifier` gives `{ identifier }`, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly search: Readonly<Record<string, string>>
  /** Changes the query of the address; undefined removes a word. In place, unless it is a step to which one can go back. */
  setSearch(more: Readonly<Record<string, string | undefined>>, options?: { readonly isStep?: boolean }): void
}

export type Screen = ComponentType<ScreenProps>
