import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type DisplayName, type FindName, type NameKind, nameFinder } from './display-names.ts'
import { useLocale } from './LocaleProvider.tsx'

const Context = createContext<FindName>(() => null)

/** Lists of names, the most particular last. */
export function DisplayNamesProvider(props: {
  lists: readonly (readonly DisplayName[])[]
  children: ReactNode
}) {
  const { settings } = useLocale()
  const find = useMemo(() => nameFinder(settings.language, ...props.lists), [settings.language, props.lists])
  return <Context value={find}>{props.children}</Context>
}

/** The name as text, for charts, options and attributes; the raw name when it has no other. */
export function useDataNames(): (kind: NameKind, raw: string) => string {
  const find = useContext(Context)
  return (kind, raw) => find(kind, raw) ?? raw
}

/**
 * The name of a piece of data, isolated, its raw name one hover away. A raw name is code and runs left to right; only
 * that of a source was given by a person.
 */
export function DataName({ kind, raw }: { kind: NameKind; raw: string }) {
  const name = useContext(Context)(kind, raw)
  return name === null ? (
    <bdi dir={kind === 'source' ? 'auto' : 'ltr'}>{raw}</bdi>
  ) : (
    <bdi dir="auto" title={raw}>
      {name}
    </bdi>
  )
}
