import { z } from 'zod'
import { count, u64 } from '../../platform/warehouse/rows.ts'
import { ident, joinSql, param, Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { compareNameWords, sameName } from '../names/compare-names.ts'
import { scriptOf } from '../names/fold-name.ts'
import { readSpellingModel } from '../names/spelling-model.ts'
import { bitsALevel, packedLevels, rarity } from './compare-sql.ts'
import { byChance, type Candidates, findCandidates, ofRun } from './find-candidates.ts'
import { fitModel, type Labelled, priorWeight } from './fit-model.ts'
import { matchTables } from './match-tables.ts'
import type { MatchModel, MatchSettings } from './model.ts'
import { prepareValue } from './prepare-record.ts'
import { fieldWeight } from './score-pair.ts'

/** What is known of a record, by name of the field. Its number is its place among all records of the run. */
export type RecordValues = Readonly<Record<string, string>>

export interface MatchInput {
  readonly warehouse: Warehouse
  /** Numbers the working tables' rows; no two runs at a time may share it. */
  readonly run: number
  readonly settings: MatchSettings
  readonly records: AsyncIterable<readonly RecordValues[]> | Iterable<readonly RecordValues[]>
  readonly labelled?: readonly Labelled[]
}

export interface ScoredPair {
  readonly a: number
  readonly b: number
  readonly levels: readonly number[]
  /** log₂ of the odds that the two are one person. */
  readonly weight: number
  /** −log₂ of the shares of rare values that both have; part of the weight. */
  readonly rarity: number
  readonly probability: number
}

export interface Matched {
  readonly records: number
  readonly candidates: Candidates
  readonly model: MatchModel
  /** The most probable first. */
  pairs(least: { readonly probability: number; readonly most?: number }): Promise<ScoredPair[]>
  /** How many pairs are at least so probable. */
  count(probability: number): Promise<number>
}

/**
 * Finds records that are one person though they share no identifier. Candidates and their comparison are made in the
 * warehouse, the model is fitted here on counted combinations of levels, and the scores are again the warehouse's work.
 * `use` reads the scored pairs; the working rows are gone when it is done.
 */
export async function matchRecords<T>(input: MatchInput, use: (matched: Matched) => Promise<T>): Promise<T> {
  try {
    const staged = await stage(input)
    await countFrequencies(input)
    const work = { ...input, records: staged.records }
    const candidates = await findCandidates(work)
    if (staged.hasBothScripts) await judgeNames(input)
    for (let slice = 0; slice < slicesOf(staged.records); slice++) await compare(work, slice)
    const model = await fitOnCounts(work, candidates.pairs)
    return await use({ records: staged.records, candidates, model, ...reader(input, model) })
  } finally {
    await dropRun(input)
  }
}

const linesAnInsert = 50_000

async function stage({ warehouse, run, settings, records }: MatchInput) {
  let [n, hasArabic, hasLatin] = [0, false, false]
  let lines: string[] = []
  for await (const group of records) {
    for (const values of group) {
      const row: Record<string, string | number> = { run, n: n++ }
      for (const [i, { name, kind }] of settings.fields.entries()) {
        const { value, key, spelling } = prepareValue(kind, values[name] ?? '')
        if (value === '') continue
        row[`v${i}`] = value
        row[`k${i}`] = key
        row[`s${i}`] = spelling
        if (kind !== 'name') continue
        if (spelling.startsWith('~')) hasArabic = true
        else hasLatin = true
      }
      lines.push(JSON.stringify(row))
    }
    if (lines.length < linesAnInsert) continue
    await warehouse.insert('match_staged', lines)
    lines = []
  }
  await warehouse.insert('match_staged', lines)
  return { records: n, hasBothScripts: hasArabic && hasLatin }
}

/** Beside each value the share of records that have it, for fields where rare values prove more. */
function countFrequencies({ warehouse, run, settings: { fields } }: MatchInput): Promise<void> {
  const columns = fields.flatMap((_, i) => ['v', 'k', 's'].map(letter => ident(`${letter}${i}`)))
  const counted = fields.flatMap((field, i) => (field.byFrequency ? [i] : []))
  const shares = counted.map(i => sql`c${ident(`f${i}`)}.share`)
  const joins = counted.map(
    i => sql`LEFT JOIN (
      SELECT ${ident(`v${i}`)} AS value, toFloat32(count() / sum(count()) OVER ()) AS share FROM match_staged
      WHERE ${ofRun({ run })} AND ${ident(`v${i}`)} != '' GROUP BY value
    ) AS c${ident(`f${i}`)} ON c${ident(`f${i}`)}.value = staged.${ident(`v${i}`)}`,
  )
  const into = [ident('run'), ident('n'), ...columns, ...counted.map(i => ident(`f${i}`))]
  const from = [sql`staged.run`, sql`staged.n`, ...columns.map(column => sql`staged.${column}`), ...shares]
  return warehouse.run({
    name: 'matching: records',
    sql: sql`INSERT INTO match_records (${joinSql(into, ', ')}) SELECT ${joinSql(from, ', ')}
      FROM (SELECT * FROM match_staged WHERE ${ofRun({ run })}) AS staged ${joinSql(joins, '\n')}`,
  })
}

/** Judges every pair of name words in two scripts that stand in one candidate, each once, by the learnt spellings. */
async function judgeNames({ warehouse, run, settings: { fields } }: MatchInput): Promise<void> {
  const spellings = readSpellingModel()
  const judged = new Set<string>()
  for (const [i, { kind }] of fields.entries()) {
    if (kind !== 'name') continue
    const [v, k, s] = [ident(`v${i}`), ident(`k${i}`), ident(`s${i}`)]
    const names = sql`SELECT n, ${v} AS name, startsWith(${s}, '~') AS is_arabic, ngrams(${k}, 1) AS sounds FROM match_records WHERE ${ofRun({ run })} AND ${v} != ''`
    const pairs = await warehouse.rows({
      name: 'matching: names in two scripts',
      // Names of one spelling have most of their consonants in common: the others need no judge.
      sql: sql`SELECT DISTINCT if(l.is_arabic, l.name, r.name) AS arabic, if(l.is_arabic, r.name, l.name) AS latin
        FROM match_candidates AS p INNER JOIN (${names}) AS l ON p.a = l.n INNER JOIN (${names}) AS r ON p.b = r.n
        WHERE p.${ofRun({ run })} AND l.is_arabic != r.is_arabic
          AND 2 * length(arrayIntersect(l.sounds, r.sounds)) >= greatest(length(l.sounds), length(r.sounds))`,
      row: z.object({ arabic: z.string(), latin: z.string() }),
      timeoutMs: 600_000,
    })
    const lines: string[] = []
    for (const { arabic, latin } of pairs) {
      if (judged.has(`${arabic}|${latin}`)) continue
      judged.add(`${arabic}|${latin}`)
      const similarity = compareWhole(arabic, latin)
      const level = similarity >= sameName ? 2 : similarity >= sameName - 0.1 ? 1 : 0
      if (level > 0) lines.push(JSON.stringify({ run, arabic, latin, level }))
    }
    await warehouse.insert('match_name_pairs', lines)
  }

  /** Word by word where there are as many, otherwise as one. */
  function compareWhole(arabic: string, latin: string): number {
    const [a, b] = [arabic.split(' '), latin.split(' ')]
    if (a.length !== b.length) return compareNameWords(spellings, a.join(''), b.join(''))
    const sum = a.reduce((all, word, i) => all + compareNameWords(spellings, word, b[i] ?? ''), 0)
    return scriptOf(arabic) === 'arabic' ? sum / a.length : 0
  }
}

const recordsASlice = 250_000

function slicesOf(records: number): number {
  return Math.max(1, Math.ceil(records / recordsASlice))
}

/** Compares the candidates whose first record lies in a slice: the second side is whole in memory, the first is not. */
function compare(
  { warehouse, run, settings: { fields } }: Omit<MatchInput, 'records'>,
  slice: number,
): Promise<void> {
  const [from, to] = [slice * recordsASlice, (slice + 1) * recordsASlice - 1].map(n => param(n, 'UInt32'))
  const columns = fields.flatMap(({ byFrequency }, i) =>
    ['v', 'k', 's', ...(byFrequency ? ['f'] : [])].map(letter => ident(`${letter}${i}`)),
  )
  const side = sql`SELECT n, ${joinSql(columns, ', ')} FROM match_records WHERE ${ofRun({ run })}`
  return warehouse.run({
    name: 'matching: compare',
    sql: sql`INSERT INTO match_vectors SELECT ${param(run, 'UInt32')}, p.a, p.b, p.rules, ${packedLevels(fields, run)}, ${rarity(fields)}
      FROM (
        SELECT a, b, groupBitOr(bitShiftLeft(toUInt32(1), rule)) AS rules FROM match_candidates
        WHERE ${ofRun({ run })} AND a BETWEEN ${from ?? 0} AND ${to ?? 0} GROUP BY a, b
      ) AS p
      INNER JOIN (${side} AND n BETWEEN ${from ?? 0} AND ${to ?? 0}) AS l ON p.a = l.n
      INNER JOIN (${side}) AS r ON p.b = r.n`,
    settings: { optimize_aggregation_in_order: 1 },
  })
}

/** Pairs drawn by chance that no rule found stand for all pairs that no rule found. */
async function fitOnCounts(
  { warehouse, run, settings, records, labelled }: Omit<MatchInput, 'records'> & { records: number },
  candidates: number,
) {
  const rows = await warehouse.rows({
    name: 'matching: combinations of levels',
    sql: sql`SELECT levels, rules = bitShiftLeft(toUInt32(1), ${param(byChance, 'UInt8')}) AS is_chance, count() AS pairs
      FROM match_vectors WHERE ${ofRun({ run })} GROUP BY levels, is_chance ORDER BY levels, is_chance`,
    row: z.object({ levels: u64, is_chance: z.number(), pairs: count }),
    timeoutMs: 600_000,
  })
  const drawn = rows.reduce((sum, row) => sum + (row.is_chance ? row.pairs : 0), 0)
  const standsFor = drawn === 0 ? 0 : ((records * (records - 1)) / 2 - candidates) / drawn
  return fitModel({
    fields: settings.fields,
    patterns: rows.map(row => ({
      levels: unpackLevels(row.levels, settings.fields.length),
      pairs: row.is_chance ? row.pairs * standsFor : row.pairs,
    })),
    records,
    labelled,
  })
}

export function unpackLevels(packed: bigint, fields: number): number[] {
  return Array.from({ length: fields }, (_, i) => Number((packed >> BigInt(i * bitsALevel)) & 15n))
}

function reader(
  { warehouse, run, settings: { fields } }: MatchInput,
  model: MatchModel,
): Pick<Matched, 'pairs' | 'count'> {
  const weight = fields.reduce(
    (sum, _, i) => {
      const weights = Array.from({ length: 2 ** bitsALevel }, (_, level) =>
        fieldWeight(model, fields, { field: i, level }),
      )
      const level = sql`bitAnd(bitShiftRight(levels, ${param(i * bitsALevel, 'UInt8')}), 15)`
      return sql`${sum} + ${param(weights, 'Array(Float64)')}[${level} + 1]`
    },
    sql`${param(priorWeight(model), 'Float64')} + rarity`,
  )
  // Pairs that no rule found were drawn to learn what chance looks like: too few to be an answer.
  const scored = sql`SELECT a, b, levels, rarity, ${weight} AS weight FROM match_vectors
    WHERE ${ofRun({ run })} AND rules != bitShiftLeft(toUInt32(1), ${param(byChance, 'UInt8')})`
  return {
    pairs: async ({ probability, most = 1_000_000 }) => {
      const rows = await warehouse.rows({
        name: 'matching: scored pairs',
        sql: sql`SELECT a, b, levels, rarity, weight FROM (${scored}) WHERE weight >= ${param(oddsWeight(probability), 'Float64')}
          ORDER BY weight DESC, a, b LIMIT ${param(most, 'UInt64')}`,
        row: z.object({ a: z.number(), b: z.number(), levels: u64, rarity: z.number(), weight: z.number() }),
        timeoutMs: 600_000,
      })
      return rows.map(row => ({
        ...row,
        levels: unpackLevels(row.levels, fields.length),
        probability: probabilityAt(row.weight),
      }))
    },
    count: async probability => {
      const [row] = await warehouse.rows({
        name: 'matching: count scored pairs',
        sql: sql`SELECT count() AS pairs FROM (${scored}) WHERE weight >= ${param(oddsWeight(probability), 'Float64')}`,
        row: z.object({ pairs: count }),
        timeoutMs: 600_000,
      })
      return row?.pairs ?? 0
    },
  }
}

export function oddsWeight(probability: number): number {
  return Math.log2(probability / (1 - probability))
}

export function probabilityAt(weight: number): number {
  return 1 / (1 + 2 ** -weight)
}

async function dropRun({ warehouse, run }: Pick<MatchInput, 'warehouse' | 'run'>): Promise<void> {
  // A partition is named in the text of the statement: a number of our own.
  const partition = new Sql([String(Math.trunc(run))], [])
  for (const name of matchTables)
    await warehouse.onEveryNode({
      name: 'matching: drop the working rows',
      sql: sql`ALTER TABLE ${ident(name)} DROP PARTITION ${partition}`,
    })
}
