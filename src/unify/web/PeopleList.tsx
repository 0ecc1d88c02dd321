import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { Since } from '../../platform/ui/Since.tsx'
import { identifierValue, kindOf } from '../model.ts'
import type { PersonSummary } from '../model-people.ts'
import { Identifier, useKindName } from './Identifier.tsx'
import styles from './PeopleScreen.module.css'
import { peopleSentences } from './sentences.ts'

interface PeopleListProps {
  readonly label: string
  readonly people: readonly PersonSummary[]
  readonly hasMore: boolean
  onMore(): void
}

/** Only the rows in sight are in the document; the next page is fetched before its end is reached. */
export function PeopleList({ label, people, hasMore, onMore }: PeopleListProps) {
  const t = useTranslate(peopleSentences)
  const scroll = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 64,
    getItemKey: index => people[index]?.person ?? index,
    overscan: 8,
  })
  const items = rows.getVirtualItems()
  const reached = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && reached >= people.length - 10) onMore()
  }, [hasMore, reached, people.length, onMore])
  return (
    <Card padding="none">
      <div className={styles.frame}>
        <div className={styles.head} aria-hidden>
          <span>{t('people.person')}</span>
          <span>{t('people.knownBy')}</span>
          <span>{t('people.channels')}</span>
          <span className={styles.number}>{t('people.events')}</span>
          <span className={styles.last}>{t('people.lastSeen')}</span>
        </div>
        <div className={styles.scroll} ref={scroll}>
          <ul className={styles.rows} aria-label={label} style={{ blockSize: rows.getTotalSize() }}>
            {items.map(item => {
              const person = people[item.index]
              return (
                <li
                  key={item.key}
                  ref={rows.measureElement}
                  data-index={item.index}
                  className={styles.item}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {person && <PersonRow person={person} />}
                </li>
              )
            })}
          </ul>
        </div>
      </div>
    </Card>
  )
}

function PersonRow({ person }: { person: PersonSummary }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const rest = person.identifierCount - 2
  const channels = person.channels.filter(channel => channel !== '')
  return (
    <AppLink to={`/people/${encodeURIComponent(person.handle)}`} className={styles.row}>
      <span className={styles.who}>
        <Face person={person} />
        <span className={styles.names}>
          <PersonName person={person} />
          <Match person={person} />
        </span>
      </span>
      <span className={styles.known}>
        {person.identifiers.slice(0, 2).map(identifier => (
          <Identifier key={identifier} identifier={identifier} />
        ))}
        {rest > 0 && <span className={styles.quiet}>{t('people.more', { n: rest })}</span>}
      </span>
      <span className={styles.channels}>
        {channels.slice(0, 3).map(channel => (
          <Tag key={channel} tone="quiet">
            {nameOf('channel', channel)}
          </Tag>
        ))}
        {channels.length > 3 && <Tag tone="quiet">{formats.number(channels.length - 3, { sign: true })}</Tag>}
      </span>
      <span className={styles.number}>{formats.number(person.events)}</span>
      <span className={styles.last}>
        <Since at={person.lastTime} />
      </span>
    </AppLink>
  )
}

/** The first letter of what they are called; a quiet face where nobody said. */
export function Face({ person }: { person: Pick<PersonSummary, 'name' | 'identifiers'> }) {
  const shown = person.name ?? ''
  const letter = [...shown.trim()][0]
  return (
    <span className={styles.face} data-unknown={letter === undefined} aria-hidden>
      {letter === undefined ? '·' : letter.toLocaleUpperCase()}
    </span>
  )
}

/** The name; else an address, number or id that a colleague would recognise; else an unknown visitor. */
export function PersonName({ person }: { person: Pick<PersonSummary, 'name' | 'identifiers'> }) {
  const t = useTranslate(peopleSentences)
  const known = person.identifiers.find(identifier => kindOf(identifier) !== 'anonymous_id')
  if (person.name !== null)
    return (
      <bdi dir="auto" className={styles.name} title={person.name}>
        {person.name}
      </bdi>
    )
  if (known === undefined)
    return (
      <span className={styles.name} data-unknown="true">
        {t('people.visitor')}
      </span>
    )
  return (
    <bdi dir="ltr" className={styles.name}>
      {identifierValue(known)}
    </bdi>
  )
}

/** Why a search found them, where the row does not show it anyway. */
function Match({ person }: { person: PersonSummary }) {
  const t = useTranslate(peopleSentences)
  const kindName = useKindName()
  const { match } = person
  if (!match || match.label === person.name) return null
  const shown = person.identifiers.slice(0, 2)
  if (shown.includes(`${match.field}:${match.label}`) || shown.includes(match.label)) return null
  return (
    <span className={styles.quiet}>
      {t('people.match', { field: kindName(match.field), label: match.label })}
    </span>
  )
}
