import type { Inventory, TouchpointRow } from '../../model-touchpoint-inventory.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import type { InventoryDraft } from './inventory-draft.ts'

export interface RowProps extends AnswerProps<InventoryDraft, Inventory> {
  readonly one: TouchpointRow
  /** Half of the axis of effects. */
  readonly reach: number
}
