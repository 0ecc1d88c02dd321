import { kindOfFile } from './bytes.ts'
import { type FileInput, stemOf } from './file-input.ts'
import { sheetNames } from './xlsx/read-sheet.ts'

/** Workbooks as their sheets, each a file of its own called `orders.xlsx#Sheet1`; everything else as it is. */
export async function expandFiles(files: readonly FileInput[]): Promise<FileInput[]> {
  const expanded: FileInput[] = []
  for (const file of files) {
    if ((await kindOfFile(file)) !== 'zip') expanded.push(file)
    else {
      const sheets = await sheetNames(file)
      for (const sheet of sheets) {
        const stem = sheets.length === 1 ? stemOf(file) : sheet
        expanded.push({ ...file, name: `${file.name}#${sheet}`, sheet, stem })
      }
    }
  }
  return expanded
}
