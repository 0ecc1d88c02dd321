import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Dimension } from '../../model-acquisition.ts'
import { defaultChannelGroups, directSource, unassigned } from '../../model-channel-groups.ts'
import { namedValue } from '../ask/sentence/fields.tsx'
import { acquisitionSentences } from './sentences.ts'
import { type AcquisitionKey, acquisitionEn } from './strings.en.ts'

const known = new Set([...defaultChannelGroups.map(group => group.name), unassigned])

/** What a value of a dimension is called: the usual groups in the reader's language, everything else by its display name. */
export function useSourceNames(): (dimension: Dimension, value: string) => string {
  const t = useTranslate(acquisitionSentences)
  const nameOf = useDataNames()
  return (dimension, value) => {
    if (value === directSource) return t('group.Direct')
    if (value === '' || value === '(none)' || value === '(not set)') return t('visits.none')
    if (dimension === 'group') return known.has(value) ? t(keyOf(value)) : value
    if (dimension === 'newness') return value === 'new' ? t('visits.new') : t('visits.returning')
    if (dimension === 'channel') return nameOf('channel', value)
    if (dimension === 'country') return namedValue(nameOf, 'country', value)
    if (typeof dimension !== 'string' && 'property' in dimension)
      return namedValue(nameOf, dimension.property, value)
    return value
  }
}

function keyOf(group: string): AcquisitionKey {
  const key = `group.${group}`
  return isKey(key) ? key : 'group.Unassigned'
}

function isKey(key: string): key is AcquisitionKey {
  return key in acquisitionEn
}
