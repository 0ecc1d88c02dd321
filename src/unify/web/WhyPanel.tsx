import { Button, NativeSelect } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit } from '../../platform/http/client-context.ts'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { SidePanel } from '../../platform/ui/SidePanel.tsx'
import { identifierValue, type Link } from '../model.ts'
import type { PersonPage } from '../model-people.ts'
import { Identifier } from './Identifier.tsx'
import { IdentityGraph } from './person/IdentityGraph.tsx'
import { findPath } from './prepare-identity.ts'
import { peopleSentences } from './sentences.ts'
import { useActor } from './use-actor.ts'
import { useEventName } from './use-event-name.ts'
import styles from './WhyPanel.module.css'

interface WhyPanelProps {
  readonly person: PersonPage
  /** Null: closed. */
  readonly identifier: string | null
  onCut(a: string, b: string): void
  onClose(): void
}

/** Why two identifiers are one person: the path of links between them, as a picture and in words. */
export function WhyPanel({ person, identifier, onCut, onClose }: WhyPanelProps) {
  const t = useTranslate(peopleSentences)
  return (
    <SidePanel title={t('why.title')} isOpen={identifier !== null} onClose={onClose} size={520}>
      {identifier !== null && <Path key={identifier} person={person} identifier={identifier} onCut={onCut} />}
    </SidePanel>
  )
}

function Path({
  person,
  identifier,
  onCut,
}: {
  person: PersonPage
  identifier: string
  onCut(a: string, b: string): void
}) {
  const t = useTranslate(peopleSentences)
  const mayEdit = useMayEdit()
  const own = person.facts.filter(fact => fact.isCounted).map(fact => fact.identifier)
  const [to, setTo] = useState(identifier)
  const [from, setFrom] = useState(() =>
    identifier === person.handle ? (own.find(i => i !== identifier) ?? identifier) : person.handle,
  )
  const steps = findPath(person.links, from, to)
  const options = own.map(value => ({ value, label: identifierValue(value) }))
  return (
    <div className={styles.panel}>
      <div className={styles.ends}>
        <NativeSelect
          label={t('why.from')}
          data={options}
          value={from}
          dir="ltr"
          onChange={e => setFrom(e.currentTarget.value)}
        />
        <NativeSelect
          label={t('why.to')}
          data={options}
          value={to}
          dir="ltr"
          onChange={e => setTo(e.currentTarget.value)}
        />
      </div>
      <p className={styles.lead}>
        {steps === null ? t('why.none') : steps.length > 0 ? t('why.lead', { n: steps.length }) : null}
      </p>
      {steps !== null && steps.length > 0 && <IdentityGraph person={person} from={from} to={to} />}
      <ol className={styles.path}>
        <li className={styles.stop}>
          <Identifier identifier={from} />
        </li>
        {steps?.map(step => (
          <li key={step.to} className={styles.leg}>
            <span className={styles.evidence} data-hand={step.link.decision !== null}>
              <IconLink size={16} stroke={1.7} aria-hidden />
              <LinkWords link={step.link} person={person} />
            </span>
            <span className={styles.stop}>
              <Identifier identifier={step.to} />
            </span>
          </li>
        ))}
      </ol>
      {mayEdit && from !== to && (
        <Button variant="default" onClick={() => onCut(from, to)}>
          {t('why.separate')}
        </Button>
      )}
    </div>
  )
}

/** One link in words: the event that carried both, or the colleague who decided. */
function LinkWords({ link, person }: { link: Link; person: PersonPage }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const actor = useActor()
  const nameOf = useDataNames()
  const nameOfEvent = useEventName()
  const decision = person.decisions.find(({ id }) => id === link.decision)
  if (decision?.kind === 'matched')
    return t('why.byLikeness', { at: formats.dateTime(decision.at), why: decision.note })
  if (decision) return t('why.byHand', { by: actor(decision.by), at: formats.dateTime(decision.at) })
  const event = person.evidence.find(({ messageId }) => messageId === link.evidence?.messageId)
  if (!event) return t('why.unknown')
  const values = { event: nameOfEvent(event), at: formats.dateTime(event.time) }
  const where = event.channel === '' ? event.source : nameOf('channel', event.channel)
  return where === '' ? t('why.byEvent', values) : t('why.byEvent.where', { ...values, where })
}
