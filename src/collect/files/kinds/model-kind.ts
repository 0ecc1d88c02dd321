/** Tables whose meaning is known by how their columns are called. Closed list: each has its words in i18n. */
export const kindIds = [
  'till',
  'calls',
  'shipments',
  'shipment-history',
  'tickets',
  'replies',
  'satisfaction',
  'contacts',
  'deals',
] as const
export type KindId = (typeof kindIds)[number]

/** Of two names of an event, the one whose column says one of these values. */
export interface NamedBy {
  readonly role: string
  /** Event name → what the column says then, separated by bars, in any spelling that folds to the same. */
  readonly names: Readonly<Record<string, string>>
  /** A row that says none of them is no such event: an open deal has not been closed. */
  readonly only?: true
  /** What the column says otherwise is asked, value by value, with the event's own name assumed. */
  readonly asks?: true
}

export interface KindEvent {
  /** The role of the column that holds its time. */
  readonly time: string
  readonly name: string
  /** Says who somebody is: the columns are traits and not properties of something that happened. */
  readonly call?: 'identify'
  readonly named?: NamedBy
  /** The name where this property is below zero: money that went back. */
  readonly whenNegative?: { readonly property: string; readonly name: string }
}

export interface TableKind {
  readonly id: KindId
  readonly channel: string | null
  /**
   * Role → how the column is called, separated by bars: whole names, without regard to case, spaces, signs, Arabic
   * spelling and the article. The role is the name of the property. The first column that is called so has the role.
   */
  readonly columns: Readonly<Record<string, string>>
  /** Of each list at least one role must be there. */
  readonly needs: readonly (readonly string[])[]
  /** What holds a journey together: the first that is there. */
  readonly cases: readonly string[]
  /** Several rows with these in common are one event. */
  readonly rowsOf?: readonly string[]
  readonly events: readonly KindEvent[]
}

/** Roles that say who: an id of the shop's own, an address, a number, a card, the id in the tool that the file is from. */
export const personRoles = {
  customer_id: 'user_id',
  email: 'email',
  phone: 'phone',
  mobile: 'phone',
  loyalty_card: 'loyalty_card',
  tool_contact: 'tool_contact',
} as const

export function isPersonRole(role: string): role is keyof typeof personRoles {
  return role in personRoles
}
