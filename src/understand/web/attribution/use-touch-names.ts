import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Touches } from '../../model-attribution.ts'
import { useSourceNames } from '../acquisition/use-source-names.ts'
import { namedValue } from '../ask/sentence/fields.tsx'
import { attributionSentences } from './sentences.ts'

/** What a touch is called in the reader's language. */
export function useTouchNames(touches: Touches): (name: string) => string {
  const t = useTranslate(attributionSentences)
  const nameSource = useSourceNames()
  const nameOf = useDataNames()
  return name => {
    if (name === '(other)') return t('attribution.folded')
    if (touches.of === 'visits') return nameSource(touches.name, name)
    if (touches.of === 'touchpoints') return name
    if (typeof touches.name !== 'string') return namedValue(nameOf, touches.name.property, name)
    if (touches.name === 'event') return nameOf('event', name)
    if (touches.name === 'channel') return nameSource('channel', name)
    const [event = '', channel = ''] = name.split(' @ ')
    return `${nameOf('event', event)} · ${nameSource('channel', channel)}`
  }
}
