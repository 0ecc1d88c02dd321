import { unreachable } from '../../../platform/errors.ts'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { MappingAction, MappingRule } from '../../mapping/model-mapping.ts'
import { mappingSentences } from './sentences.ts'

/** Says a rule: which events, and what happens to them in order. */
export function useRuleSentence(): {
  when(rule: MappingRule): string
  action(action: MappingAction): string
} {
  const t = useTranslate(mappingSentences)
  const nameOf = useDataNames()
  const join = (parts: readonly string[], how: 'say.and' | 'say.or') =>
    parts.reduce((first, second) => t(how, { first, second }))
  const oneOf = (list: readonly string[]) => join([...list], 'say.or')
  return {
    when({ when: { sources, calls, events, properties } }) {
      const conditions = [
        ...(events.length > 0 ? [t('say.event', { list: oneOf(events) })] : []),
        ...(calls.length > 0 ? [t('say.call', { list: oneOf(calls) })] : []),
        ...(sources.length > 0
          ? [t('say.source', { list: oneOf(sources.map(raw => nameOf('source', raw))) })]
          : []),
        ...properties.map(({ path, test, value }) => t(`say.${test}`, { path, value })),
      ]
      return conditions.length === 0
        ? t('say.always')
        : t('say.when', { conditions: join(conditions, 'say.and') })
    },
    action(action) {
      switch (action.do) {
        case 'rename-event':
          return t('do.rename-event', { to: action.to })
        case 'move':
          return t('do.move', { from: action.from, to: action.to })
        case 'cast':
          return t(`do.cast.${action.to}`, { path: action.path, zone: action.zone })
        case 'compute':
          return t('do.compute', { to: action.to, expression: action.expression })
        case 'drop-property':
          return t('do.drop-property', { path: action.path })
        case 'drop-event':
          return t('do.drop-event')
        case 'split':
          return t('do.split', { list: action.list })
        case 'copy':
          return t('do.copy', { name: action.name })
        case 'channel':
          return t('do.channel', { name: action.name })
        case 'identify':
          return t('do.identify', { from: action.from, kind: action.kind })
        default:
          return unreachable(action)
      }
    },
  }
}
