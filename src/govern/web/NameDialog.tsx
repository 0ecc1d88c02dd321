import { Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'
import { nameKinds } from '../../platform/i18n/display-names.ts'
import { languages } from '../../platform/i18n/languages.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { LtrField } from '../../platform/ui/fields/LtrField.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import { FormDialog } from './FormDialog.tsx'
import type { NamedRow } from './prepare-names.ts'
import { governSentences } from './sentences.ts'

/** The names of one thing in every language; an emptied one is taken away. */
export function NameDialog({ row, onClose }: { row: NamedRow | null; onClose(): void }) {
  const t = useTranslate(governSentences)
  const api = useApi()
  const cache = useQueryClient()
  const [kind, setKind] = useState<NamedRow['kind']>(row?.kind ?? 'event')
  const [raw, setRaw] = useState(row?.raw ?? '')
  const [names, setNames] = useState<Readonly<Record<string, string>>>(row?.names ?? {})
  const save = useMutation({
    mutationFn: () => {
      const changed = languages.map(({ tag }) => ({
        kind,
        raw,
        language: tag,
        name: names[tag]?.trim() || null,
      }))
      return api.put('/names', { names: changed }, z.unknown())
    },
    onSuccess: async () => {
      showDone(t('settings.saved'))
      onClose()
      await cache.invalidateQueries({ queryKey: [api.base, 'names'] })
    },
  })
  return (
    <FormDialog
      title={row ? t('names.edit', { raw: row.raw }) : t('names.new')}
      submit={t('settings.save')}
      isReady={raw !== '' && (row !== null || Object.values(names).some(name => name.trim() !== ''))}
      mutation={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {row === null && (
        <>
          <Select
            label={t('names.kind')}
            allowDeselect={false}
            data={nameKinds.map(value => ({ value, label: t(`names.kind.${value}`) }))}
            value={kind}
            onChange={value => setKind(nameKinds.find(known => known === value) ?? kind)}
          />
          <LtrField
            label={t('names.raw')}
            description={kind === 'value' ? t('names.raw.value') : undefined}
            maxLength={500}
            value={raw}
            onChange={event => setRaw(event.currentTarget.value)}
          />
        </>
      )}
      {languages.map(({ tag, name }) => (
        <TextInput
          key={tag}
          label={t('names.shown', { language: name })}
          dir="auto"
          lang={tag}
          maxLength={200}
          value={names[tag] ?? ''}
          onChange={event => setNames({ ...names, [tag]: event.currentTarget.value })}
        />
      ))}
    </FormDialog>
  )
}
