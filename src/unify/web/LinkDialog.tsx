import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { identifierValue } from '../model.ts'
import type { PersonPage, PersonSummary } from '../model-people.ts'
import styles from './DecideDialog.module.css'
import { DecideDialog } from './DecideDialog.tsx'
import { Identifier } from './Identifier.tsx'
import { PersonName } from './PeopleList.tsx'
import { peopleSentences } from './sentences.ts'
import { usePeople } from './use-people.ts'

/** Says that this person and another are one. What is kept is a link of two identifiers, so it follows later merges. */
export function LinkDialog({ person, onClose }: { person: PersonPage; onClose(): void }) {
  const t = useTranslate(peopleSentences)
  const [query, setQuery] = useState('')
  const [other, setOther] = useState<PersonSummary | null>(null)
  const [own, setOwn] = useState(person.handle)
  const [theirs, setTheirs] = useState('')
  const choose = (chosen: PersonSummary) => {
    setOther(chosen)
    setTheirs(chosen.handle)
  }
  return (
    <DecideDialog
      kind="link"
      proposal={other === null ? null : { kind: 'link', a: own, b: theirs }}
      onClose={onClose}
    >
      <TextInput
        label={t('link.search')}
        placeholder={t('people.search')}
        dir="auto"
        data-autofocus
        value={query}
        onChange={event => {
          setQuery(event.currentTarget.value)
          setOther(null)
        }}
      />
      {other === null ? (
        <Candidates query={query} person={person} onChoose={choose} />
      ) : (
        <div className={styles.ends}>
          <NativeSelect
            label={t('link.own')}
            data={options(person)}
            value={own}
            dir="ltr"
            onChange={e => setOwn(e.currentTarget.value)}
          />
          <NativeSelect
            label={t('link.other')}
            data={options(other)}
            value={theirs}
            dir="ltr"
            onChange={e => setTheirs(e.currentTarget.value)}
          />
        </div>
      )}
    </DecideDialog>
  )
}

function Candidates(props: { query: string; person: PersonPage; onChoose(person: PersonSummary): void }) {
  const [query] = useDebouncedValue(props.query.trim(), 200)
  const people = usePeople(query)
  if (query === '') return null
  const others = people.data?.pages[0]?.people.filter(other => other.person !== props.person.person) ?? []
  return (
    <ul className={styles.results}>
      {others.slice(0, 20).map(other => (
        <li key={other.person}>
          <button type="button" className={styles.result} onClick={() => props.onChoose(other)}>
            <PersonName person={other} />
            {other.identifiers.slice(0, 2).map(identifier => (
              <Identifier key={identifier} identifier={identifier} isQuiet />
            ))}
          </button>
        </li>
      ))}
    </ul>
  )
}

function options(person: Pick<PersonSummary, 'identifiers'>) {
  return person.identifiers.map(value => ({ value, label: identifierValue(value) }))
}
