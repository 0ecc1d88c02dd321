import type { ReactNode } from 'react'
import { DataName, useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { BarList } from '../../platform/ui/charts/BarList.tsx'
import type { PersonPage, Trait } from '../model-people.ts'
import { FactValue } from './FactValue.tsx'
import styles from './PersonScreen.module.css'
import { readTraitValue } from './prepare-timeline.ts'
import { peopleSentences } from './sentences.ts'

/** What we know: traits with where and when each was said, and where the person is met. */
export function KnownPanel({ person, children }: { person: PersonPage; children?: ReactNode }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  return (
    <div className={styles.stack}>
      <Card>
        <h2 className={styles.panelTitle}>{t('person.known')}</h2>
        {person.traits.length === 0 ? (
          <p className={styles.about}>{t('person.known.none')}</p>
        ) : (
          <dl className={styles.traits}>
            {person.traits.map(trait => (
              <TraitRow key={trait.key} trait={trait} />
            ))}
          </dl>
        )}
      </Card>
      {children}
      {person.channelCounts.length > 0 && (
        <Card>
          <h2 className={styles.panelTitle}>{t('person.where')}</h2>
          <BarList
            label={t('person.where.label')}
            of={person.events}
            bars={person.channelCounts.map(({ channel, events }) => ({
              id: channel,
              label: channel === '' ? t('person.noChannel') : nameOf('channel', channel),
              value: events,
              text: formats.number(events),
            }))}
          />
        </Card>
      )}
    </div>
  )
}

function TraitRow({ trait }: { trait: Trait }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const where =
    trait.from.channel === '' ? nameOf('source', trait.from.source) : nameOf('channel', trait.from.channel)
  return (
    <div className={styles.trait}>
      <dt>
        <DataName kind="trait" raw={trait.key} />
      </dt>
      <dd>
        <span className={styles.traitValue}>
          <FactValue of={trait.key} value={readTraitValue(trait.value)} />
        </span>
        <span className={styles.quiet} title={trait.from.messageId}>
          {t('person.trait.from', { at: formats.date(trait.from.time, 'medium'), where })}
          {trait.values > 1 && ` · ${t('person.trait.values', { n: trait.values })}`}
        </span>
      </dd>
    </div>
  )
}
