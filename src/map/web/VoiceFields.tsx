import { Checkbox, Stack, Text } from '@mantine/core'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { type MapContent, stepsOf, titleIn } from '../model.ts'
import type { Voice } from '../model-edit.ts'
import { mapSentences } from './sentences.ts'

/** Scores and words of a map, each with the step that it speaks of. */
export type Speaking = Voice & { readonly about: string | null }

export function voicesOf(content: MapContent): Speaking[] {
  return (['scores', 'quotes'] as const).flatMap(of =>
    content[of].map(({ event, path, about }) => ({ of, event, path, about })),
  )
}

/** Which scores and words speak of this step, wherever they were given: a survey at the end may be about the delivery. */
export function VoiceFields(props: {
  step: string
  content: MapContent
  voices: readonly Speaking[]
  onChange(voices: Speaking[]): void
}) {
  const t = useTranslate(mapSentences)
  const { settings } = useLocale()
  const nameOf = useDataNames()
  const { step, voices } = props
  const elsewhere = (about: string | null) => {
    const other = about === step ? undefined : stepsOf(props.content).find(({ id }) => id === about)
    return other && t('edit.voiceElsewhere', { step: titleIn(other.title, settings.language) })
  }
  if (voices.length === 0) return null
  return (
    <Stack gap="xs" role="group" aria-label={t('edit.voices')}>
      <div>
        <Text fw={600} size="sm">
          {t('edit.voices')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('edit.voicesAbout')}
        </Text>
      </div>
      {voices.map((voice, i) => (
        <Checkbox
          key={`${voice.of} ${voice.event} ${voice.path}`}
          label={t(`edit.voice.${voice.of}`, {
            event: nameOf('event', voice.event),
            property: nameOf('property', voice.path),
          })}
          description={elsewhere(voice.about)}
          checked={voice.about === step}
          onChange={event =>
            props.onChange(voices.with(i, { ...voice, about: event.currentTarget.checked ? step : null }))
          }
        />
      ))}
    </Stack>
  )
}
