import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { type Matched, matchRecords } from './match-records.ts'
import { matchWarehouseMigrations } from './match-tables.ts'
import { type FieldKind, type MatchField, type MatchSettings, matchSettingsSchema } from './model.ts'

const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const there = existsSync(data)

it.skipIf(there)('did not run on real data: there is no ../shared/data beside the project', () => {
  console.warn('src/unify/matching: the tests on public records did not run, ../shared/data is not here')
})

function read(file: string): Record<string, string>[] {
  return parse<Record<string, string>>(gunzipSync(readFileSync(data + file)), { columns: true, trim: true })
}

function settingsOf(
  kinds: Record<string, FieldKind>,
  more: { blocks: string[]; fields?: Record<string, Partial<MatchField>> },
) {
  return matchSettingsSchema.parse({
    fields: Object.entries(kinds).map(([name, kind]) => ({
      name,
      kind,
      traits: [name],
      ...more.fields?.[name],
    })),
    blocks: more.blocks.map(rule =>
      rule.split(' ').map(text => {
        const [field, part = 'value'] = text.split('.')
        return { field, part }
      }),
    ),
    largestBlock: 200,
    linkAt: 0.995,
    askAt: 0.5,
    learns: true,
  })
}

const febrl = {
  file: 'er-febrl/dataset1.csv.gz',
  person: (row: Record<string, string>) => row.rec_id!.split('-')[1]!,
  settings: settingsOf(
    {
      given_name: 'name',
      surname: 'name',
      date_of_birth: 'date',
      street_number: 'code',
      address_1: 'text',
      address_2: 'text',
      suburb: 'text',
      postcode: 'code',
      state: 'code',
      soc_sec_id: 'code',
    },
    {
      blocks: [
        'soc_sec_id',
        'given_name.key surname.key',
        'date_of_birth surname.start',
        'date_of_birth given_name.start',
        'surname.key postcode',
        'given_name.key postcode',
        'address_1.key street_number',
        'surname.key suburb.start',
        'given_name.key date_of_birth.start',
      ],
      fields: {
        given_name: { partner: 'surname', byFrequency: true },
        surname: { partner: 'given_name', byFrequency: true },
      },
    },
  ),
}

const splink = {
  file: 'er-splink/fake_1000.csv.gz',
  person: (row: Record<string, string>) => row.cluster!,
  settings: settingsOf(
    { first_name: 'name', surname: 'name', dob: 'date', city: 'text', email: 'email' },
    {
      blocks: [
        'email',
        'email.key',
        'dob',
        'first_name.key surname.key',
        'surname.key dob.start',
        'first_name.key dob.start',
        'first_name.key surname.start',
        'surname.key first_name.start',
        'surname.key city.key',
        'first_name.key city.key',
      ],
      fields: {
        first_name: { partner: 'surname', byFrequency: true },
        surname: { partner: 'first_name', byFrequency: true },
        city: { byFrequency: true },
      },
    },
  ),
}

describe.skipIf(!there)('public records with known persons', () => {
  describeOnWarehouses('matching', warehouse => {
    beforeAll(() => warehouse().migrate(matchWarehouseMigrations))

    async function quality(set: {
      file: string
      person: (row: Record<string, string>) => string
      settings: MatchSettings
    }) {
      const rows = read(set.file)
      const persons = rows.map(set.person)
      const sizes = [...Map.groupBy(persons, person => person).values()].map(group => group.length)
      const truth = sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
      const isTrue = (pair: { a: number; b: number }) => persons[pair.a] === persons[pair.b]
      return matchRecords(
        { warehouse: warehouse(), run: 7, settings: set.settings, records: [rows] },
        async (matched: Matched) => {
          const all = await matched.pairs({ probability: 0.5 })
          const at = (probability: number) => {
            const linked = all.filter(pair => pair.probability >= probability)
            const right = linked.filter(isTrue).length
            const [precision, recall] = [right / linked.length, right / truth]
            return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
          }
          const found = at(0.5)
          console.log(
            `${set.file}: ${rows.length} records, ${truth} true pairs, ${matched.candidates.pairs} candidates of ${(rows.length * (rows.length - 1)) / 2}; ` +
              `at probability .5 precision ${found.precision.toFixed(4)}, recall ${found.recall.toFixed(4)}, F1 ${found.f1.toFixed(4)} (${matched.model.rounds} rounds)`,
          )
          return found
        },
      )
    }

    it('febrl dataset1: F1 at least .995', async () => {
      expect((await quality(febrl)).f1).toBeGreaterThanOrEqual(0.995)
    })

    it('splink fake_1000: F1 at least .91 at precision of at least .95', async () => {
      const { precision, f1 } = await quality(splink)
      expect(f1).toBeGreaterThanOrEqual(0.91)
      expect(precision).toBeGreaterThanOrEqual(0.95)
    })
  })
})
