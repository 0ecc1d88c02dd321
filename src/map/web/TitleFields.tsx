import { Group, TextInput } from '@mantine/core'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { Title } from '../model.ts'
import { mapSentences } from './sentences.ts'

/** A name in both languages; one is enough. */
export function TitleFields({ title, onChange }: { title: Title; onChange(title: Title): void }) {
  const t = useTranslate(mapSentences)
  const isEmpty = !title.en?.trim() && !title.ar?.trim()
  return (
    <Group grow align="flex-start" gap="sm">
      <TextInput
        label={t('edit.titleAr')}
        dir="auto"
        lang="ar"
        maxLength={200}
        value={title.ar ?? ''}
        onChange={event => onChange({ ...title, ar: event.currentTarget.value })}
        error={isEmpty ? t('edit.titleNeeded') : undefined}
      />
      <TextInput
        label={t('edit.titleEn')}
        dir="auto"
        lang="en"
        maxLength={200}
        value={title.en ?? ''}
        onChange={event => onChange({ ...title, en: event.currentTarget.value })}
      />
    </Group>
  )
}

/** Whether it may be saved: a name in at least one language. */
export function isTitle(title: Title): boolean {
  return Boolean(title.en?.trim() || title.ar?.trim())
}
