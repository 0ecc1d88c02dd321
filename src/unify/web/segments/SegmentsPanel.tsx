import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import person from '../PersonScreen.module.css'
import { Fold } from '../person/Fold.tsx'
import { shownValue } from '../traits/shown-value.ts'
import { useTraitTitle } from '../traits/use-traits.ts'
import { segmentSentences } from './sentences.ts'
import { usePersonSegments } from './use-segments.ts'

/** The segments that somebody is in, and what is computed of them. */
export function SegmentsPanel({ handle }: { handle: string }) {
  const t = useTranslate(segmentSentences)
  const formats = useFormats()
  const titleOf = useTraitTitle()
  const found = usePersonSegments(handle)
  return (
    <Answer query={found}>
      {({ segments, computed }) => (
        <>
          <Fold title={t('person.segments')}>
            {segments.length === 0 ? (
              <p className={person.about}>{t('person.segments.none')}</p>
            ) : (
              <dl className={person.traits}>
                {segments.map(({ id, name, since }) => (
                  <div key={id} className={person.trait}>
                    <dt>
                      <AppLink to={`/people/segments/${id}`}>
                        <bdi>{name}</bdi>
                      </AppLink>
                    </dt>
                    <dd className={person.quiet}>
                      {t('person.segments.since', { at: formats.date(since, 'medium') })}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </Fold>
          {computed.length > 0 && (
            <Fold title={t('person.computed')}>
              <dl className={person.traits}>
                {computed.map(({ id, value, ...trait }) => (
                  <div key={id} className={person.trait}>
                    <dt>
                      <bdi>{titleOf(trait)}</bdi>
                    </dt>
                    <dd className={person.traitValue}>
                      <bdi>{shownValue(value, formats) || t('person.computed.none')}</bdi>
                    </dd>
                  </div>
                ))}
              </dl>
            </Fold>
          )}
        </>
      )}
    </Answer>
  )
}
