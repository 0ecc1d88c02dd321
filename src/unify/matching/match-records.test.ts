import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { ident, sql } from '../../platform/warehouse/sql.ts'
import { defaultMatchSettings } from './default-settings.ts'
import { fitModel, type Pattern, probabilityOf } from './fit-model.ts'
import { type MatchInput, matchRecords, probabilityAt, type RecordValues } from './match-records.ts'
import { matchTables, matchWarehouseMigrations } from './match-tables.ts'
import { levelsOf, type MatchField } from './model.ts'
import { prepareValue, splitName } from './prepare-record.ts'

const given: Readonly<Record<string, string>> = {
  ...{ Mohammed: 'محمد', Fatima: 'فاطمة', Youssef: 'يوسف', Khadija: 'خديجة', Karim: 'كريم', Salma: 'سلمى' },
  ...{ Hicham: 'هشام', Nadia: 'نادية', Omar: 'عمر', Zineb: 'زينب', Rachid: 'رشيد', Samira: 'سميرة' },
  ...{ Driss: 'إدريس', Hanane: 'حنان', Tarik: 'طارق', Imane: 'إيمان', Mustapha: 'مصطفى', Latifa: 'لطيفة' },
  ...{ Hamza: 'حمزة', Ghizlane: 'غزلان' },
}
const family: Readonly<Record<string, string>> = {
  ...{ Alaoui: 'العلوي', Bennani: 'بناني', 'El Amrani': 'العمراني', Tazi: 'التازي', Berrada: 'برادة' },
  ...{ Chraibi: 'الشرايبي', Idrissi: 'الإدريسي', Fassi: 'الفاسي', Lahlou: 'لحلو', Mansouri: 'المنصوري' },
  ...{ Benjelloun: 'بنجلون', Filali: 'الفيلالي', Kettani: 'الكتاني', Sebti: 'السبتي', Tahiri: 'الطاهري' },
  ...{ Ouazzani: 'الوزاني', Naciri: 'الناصري', Bouzidi: 'بوزيدي', Cherkaoui: 'الشرقاوي', Skalli: 'السقلي' },
}
const cities = ['Casablanca', 'Rabat', 'Fès', 'Marrakech', 'Tanger']
const people = 300

/** The web shop writes Latin names and e-mails, the till Arabic names and telephones; both know the birth date, some with a slip. */
function shopAndTill(): RecordValues[] {
  let state = 7
  const draw = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return Array.from({ length: people }, (_, i): RecordValues[] => {
    const [first, last] = [Object.keys(given)[draw(20)]!, Object.keys(family)[draw(20)]!]
    const birth = `${1950 + draw(50)}-0${1 + draw(9)}-${10 + draw(19)}`
    const city = cities[draw(5)]!
    const isSlip = i % 10 === 3
    return [
      { given: first, family: last, birth, city, email: `${first}${i}@mail.ma` },
      {
        given: given[first]!,
        family: family[last]!,
        birth: isSlip ? `${birth.slice(0, 9)}${(Number(birth[9]) + 1) % 10}` : birth,
        city: i % 4 === 0 ? '' : city,
        phone: `+2126${String(10_000_000 + i * 7_919)}`,
      },
    ]
  }).flat()
}

describeOnWarehouses('matching records', warehouse => {
  beforeAll(() => warehouse().migrate(matchWarehouseMigrations))

  const match = (records: readonly RecordValues[], more: Partial<MatchInput> = {}) =>
    matchRecords(
      { warehouse: warehouse(), run: 3, settings: defaultMatchSettings, records: [records], ...more },
      async ({ pairs, model, candidates, count: counted }) => {
        const found = await pairs({ probability: 0.5 })
        return { found, model, candidates, counted: await counted(0.5) }
      },
    )

  it('finds the customers of a till that writes Arabic among those of a shop that writes Latin', async () => {
    const { found, candidates, counted, model } = await match(shopAndTill())
    const isRight = ({ a, b }: { a: number; b: number }) => b === a + 1 && a % 2 === 0
    const right = found.filter(isRight)
    const linked = found.filter(pair => pair.probability >= (defaultMatchSettings.linkAt ?? 1))
    expect(counted).toBe(found.length)
    // Namesakes of one town are for a person to judge; nobody of them is linked.
    expect(linked.filter(pair => !isRight(pair))).toEqual([])
    expect(linked.length).toBeGreaterThan(people * 0.8)
    expect(right.length).toBeGreaterThan(people * 0.97)
    expect(candidates.pairs).toBeLessThan((people * 2 * (people * 2 - 1)) / 2 / 10)
    expect(candidates.byRule).toHaveLength(defaultMatchSettings.blocks.length)
    const [given, family] = [right[0]!.levels[0]!, right[0]!.levels[1]!].map(level => levelsOf.name[level])
    expect([given, family]).toEqual(['across', 'across'])
    expect(model.prior * ((people * 2 * (people * 2 - 1)) / 2)).toBeGreaterThan(people * 0.9)
    for (const { weight, probability } of found) expect(probability).toBeCloseTo(probabilityAt(weight), 9)
  })

  it('gives the same for the same records, and leaves nothing in the working tables', async () => {
    const [once, again] = [await match(shopAndTill()), await match(shopAndTill())]
    expect(again).toEqual(once)
    for (const name of matchTables) {
      const [row] = await warehouse().rows({
        name: 'test: working rows',
        sql: sql`SELECT count() AS rows FROM ${ident(name)}`,
        row: z.object({ rows: count }),
      })
      expect([name, row!.rows]).toEqual([name, 0])
    }
  })

  it('leaves blocks out that are too large, and counts them', async () => {
    const settings = {
      ...defaultMatchSettings,
      blocks: [[{ field: 'city', part: 'value' as const }]],
      largestBlock: 20,
    }
    const { candidates } = await match(shopAndTill(), { settings })
    expect(candidates).toEqual({ pairs: 0, byRule: [{ pairs: 0, blocksLeftOut: 5, recordsLeftOut: 525 }] })
  })

  it('takes a missing value for neither proof nor counter-proof', async () => {
    const { model } = await match(shopAndTill())
    const levels = [7, 7, 6, 0, 0, 0, 0, 0]
    const without = probabilityOf(model, levels)
    expect(probabilityOf(model, levels.with(6, 1))).toBeLessThan(without)
    expect(model.fields.every(({ m, u }) => m[0] === 0 && u[0] === 0)).toBe(true)
  })

  it('has nothing to say of no record and of one', async () => {
    expect((await match([])).found).toEqual([])
    expect((await match([{ given: 'Nadia' }])).found).toEqual([])
  })
})

describe('the model', () => {
  const fields: MatchField[] = ['x', 'y', 'z'].map(name => ({
    ...{ name, kind: 'code' as const, traits: [], partner: null, byFrequency: false },
  }))
  const truth = {
    prior: 0.002,
    m: [0.05, 0.1, 0.85],
    u: [0.93, 0.05, 0.02],
  }
  /** Every combination of levels with the number of pairs that the truth expects. */
  const patterns: Pattern[] = [1, 2, 3].flatMap(x =>
    [1, 2, 3].flatMap(y =>
      [1, 2, 3].map(z => {
        const product = (shares: number[]) => [x, y, z].reduce((all, level) => all * shares[level - 1]!, 1)
        const pairs = 1_000_000 * (truth.prior * product(truth.m) + (1 - truth.prior) * product(truth.u))
        return { levels: [x, y, z], pairs }
      }),
    ),
  )

  it('is found without anybody saying which pair is which', () => {
    const model = fitModel({ fields, patterns, records: 1_415 })
    expect(model.prior).toBeCloseTo(truth.prior, 4)
    for (const { m, u } of model.fields) {
      for (const [i, share] of truth.m.entries()) expect(m[i + 1]).toBeCloseTo(share, 2)
      for (const [i, share] of truth.u.entries()) expect(u[i + 1]).toBeCloseTo(share, 2)
    }
  })

  it('follows answers', () => {
    const levels = [3, 3, 1]
    const before = probabilityOf(fitModel({ fields, patterns, records: 1_415 }), levels)
    const learn = (isSame: boolean) => {
      const labelled = Array.from({ length: 500 }, () => ({ levels, isSame }))
      return probabilityOf(fitModel({ fields, patterns, records: 1_415, labelled }), levels)
    }
    expect(learn(true)).toBeGreaterThan(before)
    expect(learn(false)).toBeLessThan(before)
  })
})

describe('values', () => {
  it.each([
    ['date', '1971-06-24', '19710624'],
    ['date', '19710624', '19710624'],
    ['date', '24/6/1971', '19710624'],
    ['date', '٢٤/٠٦/١٩٧١', '19710624'],
    ['date', '1971-06-24T00:00:00Z', '19710624'],
    ['date', 'yesterday', ''],
    ['phone', '+212 612-345678', '212612345678'],
    ['phone', '0612345678', '0612345678'],
    ['phone', '12', ''],
    ['email', ' Jo.Doe+x@Example.com', 'jo.doe+x@example.com'],
    ['email', 'nobody', ''],
    ['text', '12, Rue d’Alger', '12 rue d alger'],
    ['code', 'AB 12-3', 'ab123'],
    ['name', ' ', ''],
  ] as const)('%s %s → %s', (kind, text, value) => expect(prepareValue(kind, text).value).toBe(value))

  it('keep what spellings have in common', () => {
    expect(prepareValue('phone', '0612345678').key).toBe(prepareValue('phone', '+212612345678').key)
    expect(prepareValue('email', 'jo.doe+x@a.com').key).toBe('jodoe')
    expect(prepareValue('name', 'Chafik').key).toBe(prepareValue('name', 'شفيق').key)
    expect(prepareValue('name', 'شفيق').spelling).toMatch(/^~[\x20-\x7e]+$/)
    expect(splitName('عبد الله بن محمد العمراني')).toEqual({ given: 'عبدالله', family: 'العمراني' })
  })
})
