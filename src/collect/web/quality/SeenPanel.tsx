import type { z } from 'zod'
import { DataName } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { SidePanel } from '../../../platform/ui/SidePanel.tsx'
import type { catalogueAnswer } from '../../model-data.ts'
import { ownFirst, planTypeOf } from './prepare-plan.ts'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'
import { useCatalogue } from './use-trust.ts'

export type SeenEvent = z.infer<typeof catalogueAnswer>['events'][number]
type SeenProperty = SeenEvent['properties'][number]

/** What came under one name: when first and last, and the same of each of its properties. */
export function SeenPanel({ name, onClose }: { name: string | null; onClose(): void }) {
  const t = useTranslate(trustSentences)
  const event = useCatalogue().data?.events.find(one => one.name === name)
  return (
    <SidePanel
      title={<DataName kind="event" raw={name ?? ''} />}
      isOpen={name !== null}
      onClose={onClose}
      size={560}
    >
      {event && (
        <div className={styles.stack}>
          <p className={styles.facts}>
            <SeenFacts event={event} />
          </p>
          <h3 className={styles.title}>{t('event.properties')}</h3>
          {event.properties.some(({ count }) => count === null) && (
            <p className={styles.quiet}>{t('seen.sample')}</p>
          )}
          <RowList>
            {ownFirst(event.properties).map(property => (
              <PropertyRow key={property.path} property={property} />
            ))}
          </RowList>
        </div>
      )}
    </SidePanel>
  )
}

/** How often, and from when to when. */
export function SeenFacts({ event }: { event: Pick<SeenEvent, 'count' | 'firstTime' | 'lastTime'> }) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  return (
    <>
      <span>{t('plan.seen', { n: event.count })}</span>
      <span>{formats.dateRange(event.firstTime, event.lastTime)}</span>
    </>
  )
}

function PropertyRow({ property }: { property: SeenProperty }) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  const { path, type, share, count, firstTime, lastTime, examples } = property
  return (
    <Row
      title={<bdi dir="ltr">{path}</bdi>}
      facts={
        <>
          {type !== '' && <Tag tone="quiet">{t(`type.${planTypeOf(type)}`)}</Tag>}
          <span>{t('seen.share', { share: formats.percent(share) })}</span>
          {count !== null && <span>{t('plan.seen', { n: count })}</span>}
        </>
      }
      below={
        <>
          {firstTime !== null && lastTime !== null && (
            <p className={styles.quiet}>
              {t('seen.times', { first: formats.dateTime(firstTime), last: formats.dateTime(lastTime) })}
            </p>
          )}
          {examples.length > 0 && (
            <p className={styles.facts}>
              {examples.map(example => (
                <Tag key={example} tone="quiet">
                  <bdi dir="auto">{example.slice(0, 40)}</bdi>
                </Tag>
              ))}
            </p>
          )}
        </>
      }
    />
  )
}
