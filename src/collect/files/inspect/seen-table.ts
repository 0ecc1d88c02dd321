import type { Difference, FileInspection, RenameInspection } from '../model-inspection.ts'
import type { ColumnProfile } from './column-profile.ts'

/** A table while it is looked at: what the inspection says is drawn from these. */
export interface SeenTable {
  readonly name: string
  readonly files: readonly FileInspection[]
  readonly differences: readonly Difference[]
  readonly renames: readonly RenameInspection[]
  readonly columns: string[]
  readonly profiles: ColumnProfile[]
  readonly sample: string[][]
  rows: number
  readonly refused: Record<string, number>
}
