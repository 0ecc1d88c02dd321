import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { readableEnding } from '../collect/files/read/file-input.ts'
import { CommandFailed, exitCodes } from './exit-codes.ts'

export interface FoundFile {
  readonly path: string
  /** What it is called in the import: files of the same name in several folders stay apart. */
  readonly name: string
}

export interface FoundFiles {
  readonly files: readonly FoundFile[]
  /** Files of a folder that no import reads, by their endings. */
  readonly leftAside: readonly string[]
}

/**
 * The files that were named, and those in the folders that were named, also in folders within, in the order of their
 * names. Hidden files are no part of a folder. A file that is named itself is taken whatever its ending says.
 *
 * @throws CommandFailed where a path does not exist or a folder holds nothing to import
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files: FoundFile[] = []
  const leftAside: string[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined)
    if (!found) throw new CommandFailed(`There is no file or folder ${path}.`, exitCodes.notFound)
    if (!found.isDirectory()) files.push({ path, name: basename(path) })
    else {
      const inside = await filesIn(path)
      const readable = inside.filter(one => readableEnding.test(one.name))
      if (readable.length === 0)
        throw new CommandFailed(`There is nothing to import in the folder ${path}.`, exitCodes.notFound)
      files.push(...readable)
      leftAside.push(...inside.filter(one => !readable.includes(one)).map(one => one.name))
    }
  }
  return { files, leftAside }
}

async function filesIn(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({ path, parts: relative(folder, path).split(sep) }))
    .filter(({ parts }) => parts.every(part => !part.startsWith('.')))
    .map(({ path, parts }) => ({ path, name: parts.join('_') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
