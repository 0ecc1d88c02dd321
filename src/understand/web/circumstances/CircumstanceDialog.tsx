import { Button, Input, Modal, MultiSelect, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../platform/http/client-context.ts'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Buttons, Failed, FormStack } from '../../../platform/ui/Form.tsx'
import { MonthGrid } from '../../../platform/ui/MonthGrid.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import { useNow } from '../../../platform/ui/use-now.ts'
import { dayOf } from '../../../platform/zones/offsets.ts'
import {
  type Circumstance,
  type CircumstanceKind,
  circumstance,
  circumstanceKind,
  circumstanceKinds,
} from '../../circumstances/model-circumstances.ts'
import { useSeen } from '../ask/use-seen.ts'
import styles from './Circumstances.module.css'
import { circumstancesSentences } from './sentences.ts'
import { useCircumstanceName } from './use-circumstances.ts'

/** Writes one down, changes one, or puts one in place of the calendar's with the days as they were. */
export function CircumstanceDialog({ of, onClose }: { of: Circumstance | null; onClose(): void }) {
  const t = useTranslate(circumstancesSentences)
  const { settings, formats } = useLocale()
  const nameOf = useDataNames()
  const ownName = useCircumstanceName()
  const today = dayOf(settings.offsets, useNow())
  const isCalendar = of?.source === 'calendar'
  const [name, setName] = useState(of ? ownName(of) : '')
  const [kind, setKind] = useState<CircumstanceKind>(of?.kind ?? 'sale')
  const [days, setDays] = useState({ from: of?.from ?? today, to: of?.to ?? today })
  const [isSecond, setSecond] = useState(false)
  const [channels, setChannels] = useState(of?.channels ?? [])
  const [note, setNote] = useState(of?.note ?? '')
  const seen = useSeen()
  const offered = [...new Set([...seen.channels, ...channels])]
  const insteadOf = isCalendar ? of.id : (of?.insteadOf ?? null)
  const save = useSave(of, { name: name.trim(), kind, ...days, channels, note, insteadOf }, onClose)
  const sentence = useErrorSentence()
  const pick = (day: string) => {
    setDays(isSecond && day >= days.from ? { from: days.from, to: day } : { from: day, to: day })
    setSecond(!isSecond || day < days.from)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isCalendar ? 'form.correct' : of ? 'form.change' : 'form.new')}
      closeButtonProps={{ 'aria-label': t('form.close') }}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <FormStack>
          <TextInput
            label={t('form.name')}
            description={t('form.name.hint')}
            value={name}
            maxLength={120}
            dir="auto"
            data-autofocus
            onChange={event => setName(event.currentTarget.value)}
          />
          <Select
            label={t('form.kind')}
            data={circumstanceKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={value => {
              const chosen = circumstanceKind.safeParse(value)
              if (chosen.success) setKind(chosen.data)
            }}
          />
          <Input.Wrapper label={t('form.days')} labelElement="div">
            <div className={styles.days}>
              <strong>{formats.dateRange(days.from, days.to)}</strong>
              <span>
                {days.from === days.to
                  ? formats.hijri(days.from)
                  : formats.range(formats.hijri(days.from), formats.hijri(days.to))}
              </span>
            </div>
            <MonthGrid from={days.from} to={days.to} onDay={pick} />
          </Input.Wrapper>
          {offered.length > 0 && (
            <MultiSelect
              label={t('form.channels')}
              description={t('form.channels.hint')}
              data={offered.map(value => ({ value, label: nameOf('channel', value) }))}
              value={channels}
              onChange={setChannels}
            />
          )}
          <Textarea
            label={t('form.note')}
            value={note}
            maxLength={1_000}
            autosize
            minRows={2}
            dir="auto"
            onChange={event => setNote(event.currentTarget.value)}
          />
          {save.error != null && <Failed>{sentence(save.error)}</Failed>}
          <Buttons>
            <Button variant="default" onClick={onClose}>
              {t('form.cancel')}
            </Button>
            <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
              {t('form.save')}
            </Button>
          </Buttons>
        </FormStack>
      </form>
    </Modal>
  )
}

function useSave(of: Circumstance | null, body: object, onClose: () => void) {
  const t = useTranslate(circumstancesSentences)
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () =>
      of?.source === 'written'
        ? api.put(`/circumstances/${of.id}`, body, circumstance)
        : api.post('/circumstances', body, circumstance),
    onSuccess: async () => {
      showDone(t('done.saved'))
      onClose()
      await cache.invalidateQueries({ queryKey: [api.base, 'circumstances'] })
    },
  })
}
