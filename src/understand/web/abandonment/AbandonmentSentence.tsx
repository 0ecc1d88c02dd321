import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { SentenceProps } from '../ask/question-ui.ts'
import { attemptPicks } from '../ask/sentence/attempt-picks.tsx'
import { ChoicePick, EventPick, PropertyPick } from '../ask/sentence/fields.tsx'
import {
  AddButton,
  SentenceItem,
  SentenceLine,
  SentenceList,
  SentenceOptions,
} from '../ask/sentence/Sentence.tsx'
import { eventOf, touchpointOf } from '../ask/touchpoint-draft.ts'
import { type AbandonmentDraft, mostCauses } from './abandonment-draft.ts'
import { abandonmentSentences } from './sentences.ts'

const day = 86_400_000
const quiets = [day / 48, day / 12, day, 7 * day, 14 * day, 30 * day]
const alikes = ['both', 'channel', 'time', 'none'] as const

/** "Of those who did this, who left without that within a day, and after what?" */
export function AbandonmentSentence(props: SentenceProps<AbandonmentDraft>) {
  const t = useTranslate(abandonmentSentences)
  const { draft, change } = props
  const { alike } = draft
  const chosenAlike = alikes[(alike.channel ? 0 : 2) + (alike.time === 'none' ? 1 : 0)] ?? 'both'
  return (
    <>
      <SentenceLine>
        {t.rich('abandonment.sentence', {
          ...attemptPicks(props, {
            from: t('abandonment.from'),
            to: t('abandonment.to'),
            window: t('abandonment.window'),
          }),
          causes: {
            node: (
              <ChoicePick
                label={t('abandonment.causes')}
                value={draft.causes === 'found' ? 'found' : 'chosen'}
                options={[
                  { value: 'found', label: t('abandonment.causes.found') },
                  { value: 'chosen', label: t('abandonment.causes.chosen') },
                ]}
                onChange={value => change({ causes: value === 'found' ? 'found' : [touchpointOf('')] })}
              />
            ),
          },
          alike: {
            node: (
              <ChoicePick
                label={t('abandonment.alike')}
                value={chosenAlike}
                options={alikes.map(value => ({ value, label: t(`abandonment.alike.${value}`) }))}
                onChange={value =>
                  change({
                    alike: {
                      ...alike,
                      channel: value === 'both' || value === 'channel',
                      time: value === 'both' || value === 'time' ? 'month' : 'none',
                    },
                  })
                }
              />
            ),
          },
        })}
      </SentenceLine>
      <Quiet {...props} />
      <Causes {...props} />
      <Properties {...props} />
    </>
  )
}

/** How long nothing may come before somebody counts as gone; what was asked elsewhere is among the choices. */
function Quiet({ draft: { quietMs }, change }: SentenceProps<AbandonmentDraft>) {
  const t = useTranslate(abandonmentSentences)
  const { formats } = useLocale()
  const choices = [...new Set([...quiets, quietMs])].sort((a, b) => a - b)
  return (
    <SentenceOptions>
      {t.rich('abandonment.gone', {
        quiet: {
          node: (
            <ChoicePick
              label={t('abandonment.quiet')}
              value={String(quietMs)}
              options={choices.map(ms => ({
                value: String(ms),
                label: formats.duration(ms, { long: true, place: 'object' }),
              }))}
              onChange={value => change({ quietMs: Number(value) })}
            />
          ),
        },
      })}
    </SentenceOptions>
  )
}

function Causes({ draft: { causes }, change, seen }: SentenceProps<AbandonmentDraft>) {
  const t = useTranslate(abandonmentSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  if (causes === 'found') return null
  return (
    <>
      <SentenceList>
        {causes.map((one, i) => (
          <SentenceItem
            // biome-ignore lint/suspicious/noArrayIndexKey: two may still be empty; its place is what it is
            key={i}
            place={i + 1}
            removeLabel={t('abandonment.removeCause', {
              cause: nameOf('event', eventOf(one)) || formats.number(i + 1),
            })}
            onRemove={causes.length > 1 ? () => change({ causes: causes.toSpliced(i, 1) }) : undefined}
          >
            <EventPick
              label={t('abandonment.cause', { n: formats.number(i + 1) })}
              value={eventOf(one) || null}
              seen={seen}
              onChange={event => change({ causes: causes.with(i, touchpointOf(event)) })}
            />
          </SentenceItem>
        ))}
      </SentenceList>
      <AddButton
        isDisabled={causes.length >= mostCauses}
        onClick={() => change({ causes: [...causes, touchpointOf('')] })}
      >
        {t('abandonment.addCause')}
      </AddButton>
    </>
  )
}

function Properties({ draft: { alike, from }, change, seen }: SentenceProps<AbandonmentDraft>) {
  const t = useTranslate(abandonmentSentences)
  const put = (properties: readonly string[]) =>
    change({ alike: { ...alike, properties: properties.filter(path => path !== '') } })
  const pick = (path: string | null, onChange: (path: string | null) => void) => (
    <PropertyPick
      label={t('abandonment.property')}
      value={path}
      seen={seen}
      event={eventOf(from) || null}
      isClearable
      placeholder={t('abandonment.addProperty')}
      onChange={onChange}
    />
  )
  return (
    <SentenceOptions>
      {alike.properties.map((path, i) => (
        <span key={path}>
          {t.rich('abandonment.and', {
            property: { node: pick(path, next => put(alike.properties.with(i, next ?? ''))) },
          })}
        </span>
      ))}
      {alike.properties.length < 2 && pick(null, next => put([...alike.properties, next ?? '']))}
    </SentenceOptions>
  )
}
