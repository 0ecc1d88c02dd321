import { type ReactNode, useState } from 'react'
import { DataName, useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { BarList } from '../../platform/ui/charts/BarList.tsx'
import type { PersonPage, Trait } from '../model-people.ts'
import { FactValue } from './FactValue.tsx'
import styles from './PersonScreen.module.css'
import { Fold } from './person/Fold.tsx'
import profile from './person/Profile.module.css'
import { TraitHistoryPanel } from './person/TraitHistoryPanel.tsx'
import { readTraitValue } from './prepare-timeline.ts'
import { peopleSentences } from './sentences.ts'
import { pathOf } from './use-people.ts'

/** What we know: traits with where and when each was said, and where the person is met. */
export function KnownPanel(props: { person: PersonPage; handle: string; children?: ReactNode }) {
  const { person, handle, children } = props
  const [open, setOpen] = useState<string | null>(null)
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  return (
    <>
      <Fold title={t('person.known')}>
        {person.traits.length === 0 ? (
          <p className={styles.about}>{t('person.known.none')}</p>
        ) : (
          <dl className={styles.traits}>
            {person.traits.map(trait => (
              <TraitRow key={trait.key} trait={trait} onHistory={() => setOpen(trait.key)} />
            ))}
          </dl>
        )}
      </Fold>
      {children}
      {person.channelCounts.length > 0 && (
        <Fold title={t('person.where')}>
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
        </Fold>
      )}
      <TraitHistoryPanel path={pathOf(handle)} of={open} onClose={() => setOpen(null)} />
    </>
  )
}

export function TraitRow({ trait, onHistory }: { trait: Trait; onHistory(): void }) {
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
          {trait.values > 1 && (
            <>
              {' · '}
              <button type="button" className={profile.value} onClick={onHistory}>
                {t('person.trait.values', { n: trait.values })}
              </button>
            </>
          )}
        </span>
      </dd>
    </div>
  )
}
