import { z } from 'zod'
import type { Scope } from '../platform/warehouse/scope.ts'
import { param, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'

/** Shorter words are too like each other; a longer one may hold two mistakes. */
const shortest = 4
const forTwo = 8
const mostSimilar = 6

export function isWord(term: string): boolean {
  return /^\p{L}{3,40}$/u.test(term)
}

/**
 * The words of this workspace's people that somebody may have meant, the likeliest first: at most one letter wrong, missing,
 * too many or changed with its neighbour, two in long words; also where the word is not written to its end. A number and a
 * short word stand for themselves.
 */
export async function similarWords(
  warehouse: Warehouse,
  scope: Scope,
  word: string,
): Promise<readonly string[]> {
  if (!isWord(word) || [...word].length < shortest) return [word]
  const letters = [...word].length
  const most = letters >= forTwo ? 2 : 1
  const isPlain = /^[a-z]+$/.test(word)
  // Neighbours that changed places are one mistake in Latin; the engine counts so in bytes alone, of which Arabic has two a letter.
  const apart = (of: ReturnType<typeof sql>) =>
    isPlain ? sql`damerauLevenshteinDistance(${of}, ${word})` : sql`editDistanceUTF8(${of}, ${word})`
  const rows = await warehouse.rows({
    name: 'unify: words like a word',
    lane: 'lookup',
    sql: sql`SELECT DISTINCT word, mistakes FROM (
        SELECT word, least(toFloat64(${apart(sql`word`)}), ${apart(sql`substringUTF8(word, 1, ${letters})`)} + 0.5) AS mistakes
        FROM person_words
        WHERE workspace = ${param(scope.workspace, 'UInt32')} AND lengthUTF8(word) >= ${letters - most}
      ) WHERE mistakes < ${most + 1} ORDER BY mistakes, word LIMIT ${mostSimilar}`,
    row: z.object({ word: z.string(), mistakes: z.number() }),
  })
  return rows.length === 0 ? [word] : rows.map(row => row.word)
}
