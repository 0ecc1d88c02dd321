import { Fragment, type ReactNode, useMemo } from 'react'
import { isAmountInArabic } from './isolate.ts'
import { useLocale } from './LocaleProvider.tsx'
import type { LocaleSettings } from './locale.ts'
import type { MessagePart, MessageValue } from './message.ts'
import { type Catalog, sentenceParts, type Translate, translator, type Values } from './translate.ts'

type Tags = Readonly<Record<string, (children: ReactNode) => ReactNode>>
type RichValues = Readonly<Record<string, MessageValue | { readonly node: ReactNode }>>

export interface ReactTranslate<Key extends string> extends Translate<Key> {
  /** The sentence for the page: values in `<bdi>`, `{ node }` values as they are, `<b>…</b>` through `tags`. */
  rich(key: Key, values?: RichValues, tags?: Tags): ReactNode
}

/** `const t = useTranslate(mapSentences)`: `t('title')` is a string, `t.rich('intro', …)` is for the page. */
export function useTranslate<Key extends string>(from: Catalog<Key>): ReactTranslate<Key> {
  const { settings } = useLocale()
  return useMemo(() => createTranslate(from, settings), [from, settings])
}

function createTranslate<Key extends string>(
  from: Catalog<Key>,
  settings: LocaleSettings,
): ReactTranslate<Key> {
  return Object.assign(translator(from, settings), {
    rich: (key: Key, given: RichValues = {}, tags: Tags = {}): ReactNode => {
      const nodes: Record<string, ReactNode> = {}
      const values: Record<string, MessageValue> = {}
      for (const [name, value] of Object.entries(given)) {
        if (typeof value === 'object' && 'node' in value) {
          nodes[name] = value.node
          values[name] = ''
        } else values[name] = value
      }
      return drawParts(sentenceParts(from, settings, { key, values: values satisfies Values }), nodes, tags)
    },
  })
}

function drawParts(
  parts: readonly MessagePart[],
  nodes: Readonly<Record<string, ReactNode>>,
  tags: Tags,
): ReactNode {
  return parts.map((part, index) => {
    const key = `${index}${part.kind}`
    if (part.kind === 'tag') {
      const children = drawParts(part.parts, nodes, tags)
      return <Fragment key={key}>{tags[part.name]?.(children) ?? children}</Fragment>
    }
    if (part.kind === 'value')
      return (
        <bdi key={key} dir={isAmountInArabic(part.text) ? 'rtl' : undefined}>
          {nodes[part.name] ?? part.text}
        </bdi>
      )
    return <Fragment key={key}>{part.text}</Fragment>
  })
}
