import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RihlaError } from '../../platform/errors.ts'
import { type FileInput, fileAt } from '../files/read/file-input.ts'

const draftEnding = '.part'

/**
 * The files of imports, under `imports/<workspace>/<import>/` of the data folder, readable by this account alone.
 * They hold whole exports of a shop: they are removed as soon as the import is done.
 */
export function createImportFiles(dataFolder: string) {
  const folderOf = (workspace: number, id: number) =>
    join(dataFolder, 'imports', String(workspace), String(id))

  async function save(
    workspace: number,
    id: number,
    file: { name: string; content: Readable },
  ): Promise<void> {
    const name = safeName(file.name)
    const folder = folderOf(workspace, id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const draft = join(folder, `${name}${draftEnding}`)
    try {
      await pipeline(file.content, createWriteStream(draft, { mode: 0o600 }))
      await rename(draft, join(folder, name))
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  async function list(workspace: number, id: number): Promise<{ name: string; bytes: number }[]> {
    const folder = folderOf(workspace, id)
    const names = await readdir(folder).catch(() => [])
    const whole = names.filter(name => !name.endsWith(draftEnding)).sort()
    return Promise.all(whole.map(async name => ({ name, bytes: (await stat(join(folder, name))).size })))
  }

  async function inputs(workspace: number, id: number): Promise<FileInput[]> {
    const files = await list(workspace, id)
    return files.map(({ name }) => fileAt(join(folderOf(workspace, id), name)))
  }

  async function remove(workspace: number, id: number): Promise<void> {
    await rm(folderOf(workspace, id), { recursive: true, force: true })
  }

  return { save, list, inputs, remove }
}

export type ImportFiles = ReturnType<typeof createImportFiles>

/**
 * The last part of a path, in the letters of any language, without what a file system or a shell could misread.
 *
 * @throws RihlaError `params.invalid` where nothing is left
 */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[^\p{L}\p{M}\p{N}._ ()+-]/gu, '_')
    .replace(/^[.\s]+/, '')
    .trim()
  const short = Buffer.byteLength(plain) > 180 ? shorten(plain) : plain
  if (short === '' || short.endsWith(draftEnding)) throw new RihlaError('params.invalid', { name: last })
  return short
}

/** Keeps the ending, which says how the file is packed. */
function shorten(name: string): string {
  const ending = /(\.[a-z0-9]{1,6}){0,2}$/i.exec(name)?.[0] ?? ''
  return [...name.slice(0, name.length - ending.length)].slice(0, 40).join('') + ending
}
