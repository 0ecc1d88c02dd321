import { useTranslate } from '../i18n/use-translate.tsx'
import { AppLink } from './AppLink.tsx'
import { kitSentences } from './sentences.ts'

/** What a person is known by; the handle opens their page. */
export interface KnownPerson {
  readonly handle: string
  readonly name: string | null
  /** `kind:value`, the most trusted first. */
  readonly identifiers: readonly string[]
}

/** A person behind a number: by name, else by what a colleague would recognise, else as an unknown visitor. */
export function PersonLink({ person }: { person: KnownPerson }) {
  const t = useTranslate(kitSentences)
  const known = person.identifiers.find(isKnown)
  const value = wordOf(known ?? person.identifiers[0] ?? '')
  return (
    <AppLink to={`/people/${encodeURIComponent(person.handle)}`} title={value}>
      {person.name !== null ? (
        <bdi dir="auto">{person.name}</bdi>
      ) : known !== undefined ? (
        <bdi dir="ltr">{value}</bdi>
      ) : value === '' ? (
        t('person.unknown')
      ) : (
        t('person.visitor', { id: value.length > 12 ? `${value.slice(0, 8)}…` : value })
      )}
    </AppLink>
  )
}

function isKnown(identifier: string): boolean {
  return !identifier.startsWith('anonymous_id:')
}

function wordOf(identifier: string): string {
  return identifier.slice(identifier.indexOf(':') + 1)
}
