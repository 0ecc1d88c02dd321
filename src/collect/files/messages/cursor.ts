import { z } from 'zod'

const count = z.number().int().min(0)

/** How far a reading has come: tables and files that are done, and of the file under way its rows and refused rows. */
export const position = z.object({ table: count, file: count, rows: count, refused: count })
export type Position = z.infer<typeof position>

export interface Cursor {
  /** Everything before this was handed out earlier: it is read again, but nothing of it is handed out. */
  readonly from: Position
  /** Everything before this has been taken. It moves when the next item is asked for. */
  at: Position
}

export function createCursor(from: Position = { table: 0, file: 0, rows: 0, refused: 0 }): Cursor {
  return { from, at: from }
}

/** How many rows and refused rows of a file were handed out earlier. */
export function doneBefore(
  { from }: Cursor,
  table: number,
  file: number,
): Pick<Position, 'rows' | 'refused'> {
  if (table < from.table || (table === from.table && file < from.file))
    return { rows: Number.POSITIVE_INFINITY, refused: Number.POSITIVE_INFINITY }
  return table === from.table && file === from.file ? from : { rows: 0, refused: 0 }
}

/** Whether nothing was handed out yet. */
export function isStart({ table, file, rows, refused }: Position): boolean {
  return table + file + rows + refused === 0
}
