import {
  IconBrandWhatsapp,
  IconBuildingStore,
  IconClipboardText,
  IconDeviceMobile,
  IconHeadset,
  IconMail,
  IconPointFilled,
  type IconProps,
  IconTruckDelivery,
  IconWorld,
} from '@tabler/icons-react'
import { type ComponentType, type ReactNode, useState } from 'react'
import { DataName, useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { PersonLink } from '../../platform/ui/PersonLink.tsx'
import type { TimelineEvent } from '../model-people.ts'
import { FactValue } from './FactValue.tsx'
import { factsOf, headline } from './prepare-timeline.ts'
import { peopleSentences } from './sentences.ts'
import styles from './Timeline.module.css'
import { useEventName } from './use-event-name.ts'
import type { ShownEvent } from './use-timeline.ts'

const channelIcons: Readonly<Record<string, ComponentType<IconProps>>> = {
  web: IconWorld,
  app: IconDeviceMobile,
  store: IconBuildingStore,
  call_centre: IconHeadset,
  whatsapp: IconBrandWhatsapp,
  email: IconMail,
  courier: IconTruckDelivery,
  survey: IconClipboardText,
}

/** One event: what, when and through which channel; all that it carried, one click away. */
export function TimelineItem({ event, isInside }: { event: ShownEvent; isInside: boolean }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const [isOpen, setOpen] = useState(false)
  const facts = factsOf(event.properties)
  const Icon = channelIcons[event.channel] ?? IconPointFilled
  const where = event.channel === '' ? nameOf('source', event.source) : nameOf('channel', event.channel)
  const nameOfEvent = useEventName()
  return (
    <div className={styles.event} data-inside={isInside}>
      <span className={styles.mark} title={where}>
        <Icon size={18} stroke={1.7} aria-hidden />
      </span>
      <div className={styles.body}>
        <button type="button" className={styles.line} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <bdi dir="auto" className={styles.name} title={event.name}>
            {nameOfEvent(event)}
          </bdi>
          <span className={styles.where}>{where}</span>
          <Flags event={event} />
          <time className={styles.time} dateTime={new Date(event.time).toISOString()}>
            <Ltr>{formats.time(event.time)}</Ltr>
          </time>
        </button>
        {event.person && (
          <span className={styles.who}>
            <PersonLink person={event.person} />
          </span>
        )}
        {!isOpen && <Headline facts={headline(facts)} />}
        {isOpen && (
          <dl
            className={styles.details}
            aria-label={t('person.timeline.details', { name: nameOfEvent(event) })}
          >
            {facts.map(fact => (
              <Detail
                key={fact.key}
                label={<DataName kind="property" raw={fact.key} />}
                value={<FactValue of={fact.key} value={fact.value} />}
              />
            ))}
            {event.account !== '' && <Detail label={t('person.timeline.account')} value={event.account} />}
            <Detail label={t('person.timeline.identifiers')} value={event.identifiers.join('\n')} />
            <Detail label={t('person.timeline.source')} value={event.source} />
            <Detail label={t('person.timeline.received')} value={formats.dateTime(event.receivedAt)} />
            <Detail label={t('person.timeline.message')} value={event.messageId} />
          </dl>
        )}
      </div>
    </div>
  )
}

function Headline({ facts }: { facts: readonly { key: string; value: string }[] }) {
  if (facts.length === 0) return null
  return (
    <span className={styles.facts}>
      {facts.map(fact => (
        <span key={fact.key} className={styles.fact}>
          <span className={styles.factKey}>
            <DataName kind="property" raw={fact.key} />
          </span>
          <FactValue of={fact.key} value={fact.value} />
        </span>
      ))}
    </span>
  )
}

function Detail({ label, value }: { label: ReactNode; value: ReactNode }) {
  return (
    <div className={styles.detail}>
      <dt>{label}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  )
}

function Flags({ event }: { event: TimelineEvent }) {
  const t = useTranslate(peopleSentences)
  return (
    <>
      {event.type === 'system' && <Tag tone="quiet">{t('person.timeline.system')}</Tag>}
      {(event.flags & 1) !== 0 && <Tag tone="attention">{t('person.timeline.bot')}</Tag>}
      {(event.flags & 2) !== 0 && <Tag tone="quiet">{t('person.timeline.internal')}</Tag>}
    </>
  )
}
