import { inventorySchema } from '../../model-touchpoint-inventory.ts'
import { questionUi } from '../ask/create-question-ui.tsx'
import { InventorySentence } from './InventorySentence.tsx'
import { InventorySummary } from './InventorySummary.tsx'
import { InventoryView } from './InventoryView.tsx'
import { inventoryDraft, usualGoal } from './inventory-draft.ts'
import { useInventoryTable } from './use-inventory-table.ts'

export const inventoryUi = questionUi({
  name: 'touchpoint-inventory',
  draft: inventoryDraft,
  answer: inventorySchema,
  begin: seen => ({ goal: usualGoal(seen) }),
  toInput: draft => draft,
  Sentence: InventorySentence,
  Summary: InventorySummary,
  View: InventoryView,
  isEmpty: answer => answer.touchpoints.length === 0,
  useTable: useInventoryTable,
})
