import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { peopleSentences } from './sentences.ts'

const sentences = {
  identify: 'person.type.identify',
  group: 'person.type.group',
  alias: 'person.type.alias',
  page: 'person.type.page',
  screen: 'person.type.screen',
} as const

/** What an event is called: the workspace's own name for it, our words for a call that has none, else its raw name. */
export function useEventName(): (event: { readonly type: string; readonly name: string }) => string {
  const t = useTranslate(peopleSentences)
  const nameOf = useDataNames()
  return ({ type, name }) => {
    const own = nameOf('event', name)
    const known = Object.entries(sentences).find(([call]) => call === type)
    return own === name && known ? t(known[1]) : own
  }
}
