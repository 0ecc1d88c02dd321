import type { BlockPart, MatchField, MatchSettings } from '../../matching/model.ts'

/** The settings without a field: no rule and no other field speaks of it any more, and no rule is left empty. */
export function withoutField(settings: MatchSettings, name: string): MatchSettings {
  return {
    ...settings,
    fields: settings.fields
      .filter(field => field.name !== name)
      .map(field => (field.partner === name ? { ...field, partner: null } : field)),
    blocks: settings.blocks
      .map(parts => parts.filter(part => part.field !== name))
      .filter(parts => parts.length > 0),
  }
}

/** A field under another name, everywhere it is spoken of. */
export function withField(settings: MatchSettings, before: string, field: MatchField): MatchSettings {
  const named = (name: string) => (name === before ? field.name : name)
  return {
    ...settings,
    fields: settings.fields.map(one =>
      one.name === before ? field : one.partner === before ? { ...one, partner: field.name } : one,
    ),
    blocks: settings.blocks.map(parts => parts.map(part => ({ ...part, field: named(part.field) }))),
  }
}

/** A new field, under a name that none has yet. */
export function addField(settings: MatchSettings): MatchSettings {
  const names = new Set(settings.fields.map(field => field.name))
  let number = settings.fields.length + 1
  while (names.has(`field_${number}`)) number++
  const field: MatchField = {
    ...{ name: `field_${number}`, kind: 'text', traits: [], partner: null, byFrequency: false },
  }
  return { ...settings, fields: [...settings.fields, field] }
}

export function setBlock(settings: MatchSettings, at: number, parts: BlockPart[]): MatchSettings {
  return {
    ...settings,
    blocks: parts.length === 0 ? settings.blocks.toSpliced(at, 1) : settings.blocks.with(at, parts),
  }
}

/** 0.995 ↔ 99.5, without the last digits of binary fractions. */
export function percentOf(share: number): number {
  return Math.round(share * 100_000) / 1_000
}

export function shareOf(percent: number): number {
  return Math.round(percent * 1_000) / 100_000
}
