import { ident, joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { exactLevel, levelsOf, type MatchField } from './model.ts'

/** Bits that a level takes in the packed number. */
export const bitsALevel = 4

/** The level of each field of a pair (`l`, `r`: its records), packed: field 0 in the lowest bits. */
export function packedLevels(fields: readonly MatchField[], run: number): Sql {
  const levels = fields.map(
    (field, i) =>
      sql`bitShiftLeft(toUInt64(${levelOf(field, i, { fields, run })}), ${param(i * bitsALevel, 'UInt8')})`,
  )
  return levels.reduce((sum, level) => sql`${sum} + ${level}`)
}

/** −log₂ of the shares of the values on which a pair agrees exactly, over the fields that count by frequency. */
export function rarity(fields: readonly MatchField[]): Sql {
  const parts = fields.flatMap((field, i) => {
    if (!field.byFrequency) return []
    const [l, r, share] = [ident(`v${i}`), ident(`v${i}`), ident(`f${i}`)]
    return [sql`if(l.${l} = r.${r} AND l.${l} != '', -log2(l.${share}), 0)`]
  })
  return parts.length === 0 ? sql`0` : parts.reduce((sum, part) => sql`${sum} + ${part}`)
}

interface Context {
  readonly fields: readonly MatchField[]
  readonly run: number
}

function levelOf(field: MatchField, i: number, context: Context): Sql {
  const [v, k] = [ident(`v${i}`), ident(`k${i}`)]
  const missing = sql`l.${v} = '' OR r.${v} = ''`
  const rungs = rungsOf(field, i, context)
  const level = (name: string) => param(levelsOf[field.kind].indexOf(name), 'UInt8')
  const cases = rungs.map(([name, when]) => sql`${when(v, k)}, ${level(name)}`)
  return sql`multiIf(${missing}, 0, l.${v} = r.${v}, ${param(exactLevel(field.kind), 'UInt8')}, ${joinSql(cases, ', ')}, 1)`
}

type Rung = readonly [level: string, when: (v: Sql, k: Sql) => Sql]

/** The levels between exact and else, the strongest first: the first that holds is taken. */
function rungsOf(field: MatchField, i: number, context: Context): readonly Rung[] {
  switch (field.kind) {
    case 'name':
      return nameRungs(field, i, context)
    case 'date':
      return [
        [
          'swapped',
          v => sql`substring(l.${v}, 1, 4) = substring(r.${v}, 1, 4)
          AND substring(l.${v}, 5, 2) = substring(r.${v}, 7, 2) AND substring(l.${v}, 7, 2) = substring(r.${v}, 5, 2)`,
        ],
        ['digit', v => sql`damerauLevenshteinDistance(l.${v}, r.${v}) <= 1`],
        [
          'near',
          v => sql`damerauLevenshteinDistance(l.${v}, r.${v}) <= 2
          OR substring(l.${v}, 5, 4) = substring(r.${v}, 5, 4)`,
        ],
        ['year', v => sql`substring(l.${v}, 1, 4) = substring(r.${v}, 1, 4)`],
      ]
    case 'email':
      return [
        ['local', (_, k) => sql`l.${k} = r.${k}`],
        [
          'similar',
          (v, k) =>
            sql`damerauLevenshteinDistance(l.${v}, r.${v}) <= 3 OR jaroWinklerSimilarity(l.${k}, r.${k}) >= 0.92`,
        ],
      ]
    case 'phone':
      return [
        ['national', (_, k) => sql`l.${k} = r.${k}`],
        ['digit', (_, k) => sql`damerauLevenshteinDistance(l.${k}, r.${k}) <= 1`],
      ]
    case 'text':
      return [
        ['close', (v, k) => sql`l.${k} = r.${k} OR jaroWinklerSimilarity(l.${v}, r.${v}) >= 0.92`],
        [
          'similar',
          v => sql`jaroWinklerSimilarity(l.${v}, r.${v}) >= 0.8
          OR damerauLevenshteinDistance(l.${v}, r.${v}) <= length(l.${v}) / 3`,
        ],
      ]
    case 'code':
      return [['digit', v => sql`damerauLevenshteinDistance(l.${v}, r.${v}) <= 1 AND length(l.${v}) > 1`]]
  }
}

/**
 * Names are compared letter by letter within one script, by the learnt spellings between two: those pairs were judged
 * before and stand in `match_name_pairs`. Whether a name is the other record's family or given name is asked of the first
 * record alone, so that one name in common does not count for both fields.
 */
function nameRungs(field: MatchField, i: number, { fields, run }: Context): readonly Rung[] {
  const s = ident(`s${i}`)
  const isOneScript = sql`startsWith(l.${s}, '~') = startsWith(r.${s}, '~')`
  const p = fields.findIndex(other => other.name === field.partner)
  const swapped: readonly Rung[] =
    p < 0
      ? []
      : [
          [
            'swapped',
            v => sql`l.${v} = r.${ident(`v${p}`)} OR (startsWith(l.${s}, '~') = startsWith(r.${ident(`s${p}`)}, '~')
              AND r.${ident(`s${p}`)} != '' AND jaroWinklerSimilarity(l.${s}, r.${ident(`s${p}`)}) >= 0.92)`,
          ],
        ]
  return [
    [
      'close',
      v =>
        sql`${isOneScript} AND (l.${s} = r.${s} OR jaroWinklerSimilarity(${plain(v, s, 'l')}, ${plain(v, s, 'r')}) >= 0.92)`,
    ],
    ['across', v => sql`${isAcross(v, s, 2, run)}`],
    ['perhaps-across', v => sql`${isAcross(v, s, 1, run)}`],
    ...swapped,
    [
      'similar',
      v => sql`${isOneScript} AND (jaroWinklerSimilarity(${plain(v, s, 'l')}, ${plain(v, s, 'r')}) >= 0.8
      OR damerauLevenshteinDistance(l.${s}, r.${s}) <= 2 AND length(l.${s}) > 4)`,
    ],
  ]
}

/** Letters are bytes in Latin; Arabic ones are bytes in the spelling only. */
function plain(v: Sql, s: Sql, side: 'l' | 'r'): Sql {
  return sql`if(startsWith(${ident(side)}.${s}, '~'), ${ident(side)}.${s}, ${ident(side)}.${v})`
}

function isAcross(v: Sql, s: Sql, level: number, run: number): Sql {
  const known = sql`(SELECT arabic, latin FROM match_name_pairs WHERE run = ${param(run, 'UInt32')} AND level >= ${param(level, 'UInt8')})`
  return sql`startsWith(l.${s}, '~') != startsWith(r.${s}, '~')
    AND (if(startsWith(l.${s}, '~'), l.${v}, r.${v}), if(startsWith(l.${s}, '~'), r.${v}, l.${v})) IN ${known}`
}
