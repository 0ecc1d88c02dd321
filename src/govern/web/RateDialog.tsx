import { Select } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { LtrField } from '../../platform/ui/fields/LtrField.tsx'
import { NumberField } from '../../platform/ui/fields/NumberField.tsx'
import { useNow } from '../../platform/ui/use-now.ts'
import { dayOf } from '../../platform/zones/offsets.ts'
import { FormDialog } from './FormDialog.tsx'
import { currencyChoices } from './prepare-regions.ts'
import { governSentences } from './sentences.ts'

/** One rate. Of the same currency and day it replaces the one before. */
export function RateDialog({ to, onClose }: { to: string; onClose(): void }) {
  const t = useTranslate(governSentences)
  const { settings, formats } = useLocale()
  const api = useApi()
  const cache = useQueryClient()
  const now = useNow()
  const [currency, setCurrency] = useState<string | null>(null)
  const [day, setDay] = useState(() => dayOf(settings.offsets, now))
  const [rate, setRate] = useState<number | null>(null)
  const choices = useMemo(
    () => currencyChoices(settings.language, formats.compare).filter(choice => choice.value !== to),
    [settings, formats, to],
  )
  const save = useMutation({
    mutationFn: () => api.put('/rates', { rates: [{ currency, day, rate }] }, z.unknown()),
    onSuccess: async () => {
      onClose()
      await cache.invalidateQueries({ queryKey: [api.base, 'rates'] })
    },
  })
  return (
    <FormDialog
      title={t('rates.new')}
      submit={t('settings.save')}
      isReady={currency !== null && day !== '' && rate !== null && rate > 0}
      mutation={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Select label={t('rates.currency')} searchable data={choices} value={currency} onChange={setCurrency} />
      <LtrField
        label={t('rates.day')}
        type="text"
        placeholder="2026-01-31"
        inputMode="numeric"
        value={day}
        error={z.iso.date().safeParse(day).success ? undefined : true}
        onChange={event => setDay(event.currentTarget.value)}
      />
      <NumberField label={t('rates.rate')} value={rate} onChange={setRate} />
    </FormDialog>
  )
}
