import { expect, it } from 'vitest'
import { defaultMatchSettings } from '../../matching/default-settings.ts'
import { matchSettingsSchema } from '../../matching/model.ts'
import { addField, percentOf, setBlock, shareOf, withField, withoutField } from './prepare-settings.ts'

it('keeps settings well formed when a field goes, or is called otherwise', () => {
  for (const { name } of defaultMatchSettings.fields) {
    const less = withoutField(defaultMatchSettings, name)
    expect(matchSettingsSchema.parse(less).fields).toHaveLength(defaultMatchSettings.fields.length - 1)
    expect(JSON.stringify(less)).not.toContain(`"${name}"`)
    const field = defaultMatchSettings.fields.find(one => one.name === name)!
    const renamed = withField(defaultMatchSettings, name, { ...field, name: 'renamed' })
    expect(matchSettingsSchema.parse(renamed).blocks).toHaveLength(defaultMatchSettings.blocks.length)
    expect(withField(renamed, 'renamed', field)).toEqual(defaultMatchSettings)
  }
})

it('adds a field under a free name, and drops a rule that is left empty', () => {
  const more = addField(addField(defaultMatchSettings))
  expect(new Set(more.fields.map(field => field.name)).size).toBe(defaultMatchSettings.fields.length + 2)
  expect(matchSettingsSchema.safeParse(more).success).toBe(true)
  expect(setBlock(more, 0, []).blocks).toEqual(more.blocks.slice(1))
  expect(setBlock(more, 1, [{ field: 'email', part: 'value' }]).blocks[1]).toHaveLength(1)
})

it('shows shares as percent and reads them back', () => {
  expect([0.995, 0.5, 0.29, 1].map(percentOf)).toEqual([99.5, 50, 29, 100])
  for (const share of [0.995, 0.57, 0.29]) expect(shareOf(percentOf(share))).toBe(share)
})
