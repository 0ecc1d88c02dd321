import { Button, Group, Modal, MultiSelect, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Buttons, Failed, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { LtrField } from '../../../platform/ui/fields/LtrField.tsx'
import { NumberField } from '../../../platform/ui/fields/NumberField.tsx'
import { Answer, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import { boardColumns } from '../../boards/columns/model-columns.ts'
import { type AlertRule, alertListSchema, alertRule } from '../../boards/model-alerts.ts'
import { numbersOf } from '../../boards/model-answer-numbers.ts'
import { kindOf } from '../../boards/model-answer-table.ts'
import type { Saved } from '../../boards/model-boards.ts'
import { sayCell, sayPath } from '../../boards/model-say-table.ts'
import { useAsked } from '../ask/use-asked.ts'
import { boardSentences } from './sentences.ts'
import { useBoardMails, useChange } from './use-boards.ts'

/** Which number of a saved question is watched, when it is worth telling, and who is told. */
export function AlertDialog({ saved, onClose }: { saved: Saved; onClose(): void }) {
  const t = useTranslate(boardSentences)
  const asked = useAsked({ name: saved.question, input: saved.input, compare: null, breakdown: null })
  return (
    <Modal opened onClose={onClose} title={t('alert.title', { name: saved.name })} size="lg">
      <Answer query={asked} shape="table">
        {found => <AlertForm saved={saved} answer={found.answer} onClose={onClose} />}
      </Answer>
    </Modal>
  )
}

const kinds = ['above', 'below', 'change', 'anomaly'] as const
type Kind = (typeof kinds)[number]

function AlertForm({ saved, answer, onClose }: { saved: Saved; answer: unknown; onClose(): void }) {
  const t = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const offered = useOffered(answer)
  const members = useBoardMails().data?.members ?? []
  const [name, setName] = useState(saved.name)
  const [chosen, setChosen] = useState<string | null>(offered[0]?.value ?? null)
  const [kind, setKind] = useState<Kind>('above')
  const [limit, setLimit] = useState<number | null>(null)
  const [every, setEvery] = useState('1440')
  const [readers, setReaders] = useState<string[]>([])
  const [webhook, setWebhook] = useState('')
  const number = offered.find(one => one.value === chosen)
  const rule = ruleOf(kind, limit, number?.isShare ?? false)
  const save = useChange(
    (api, given: AlertRule) =>
      api.post(
        '/saved-alerts',
        {
          ...{ saved: saved.id, name, path: number?.path, rule: given, everyMinutes: Number(every) },
          ...{ readers: { members: readers, outside: [] }, webhook },
        },
        alertListSchema,
      ),
    () => {
      showDone(t('alert.saved'))
      onClose()
    },
  )
  if (offered.length === 0) return <Note>{t('alert.noNumbers')}</Note>
  return (
    <FormStack>
      <TextInput
        label={t('field.name')}
        dir="auto"
        maxLength={200}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Select
        searchable
        allowDeselect={false}
        label={t('alert.number')}
        data={offered.map(({ value, label }) => ({ value, label }))}
        value={chosen}
        onChange={setChosen}
      />
      <Group grow align="end">
        <Select
          label={t('alert.when')}
          allowDeselect={false}
          data={kinds.map(value => ({ value, label: t(`alert.kind.${value}`) }))}
          value={kind}
          onChange={value => setKind(kinds.find(one => one === value) ?? 'above')}
        />
        {kind !== 'anomaly' && (
          <NumberField
            key={kind}
            label={kind === 'change' || number?.isShare ? t('alert.percent') : t('alert.limit')}
            value={limit}
            onChange={setLimit}
          />
        )}
        <Select
          label={t('alert.every')}
          allowDeselect={false}
          data={['15', '60', '360', '1440', '10080'].map(value => ({
            value,
            label: t(`alert.every.${toEvery(value)}`),
          }))}
          value={every}
          onChange={value => setEvery(value ?? '1440')}
        />
      </Group>
      <Note>{t(`alert.how.${kind}`)}</Note>
      <MultiSelect
        searchable
        label={t('alert.readers')}
        data={members.map(one => ({ value: one.userId, label: one.name }))}
        value={readers}
        onChange={setReaders}
      />
      <LtrField
        label={t('alert.webhook')}
        value={webhook}
        onChange={event => setWebhook(event.currentTarget.value)}
      />
      {save.error && <Failed>{sentence(save.error)}</Failed>}
      <Buttons>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          loading={save.isPending}
          disabled={!rule || !number || name.trim() === ''}
          onClick={() => rule && save.mutate(rule)}
        >
          {t('alert.action')}
        </Button>
      </Buttons>
    </FormStack>
  )
}

/** The numbers of the answer, each in words and with what it is now. */
function useOffered(answer: unknown) {
  const columns = useTranslate(boardColumns)
  const formats = useFormats()
  const nameOf = useDataNames()
  return numbersOf(answer).map(({ path, value }) => {
    const kind = kindOf(path.flatMap(step => (typeof step === 'string' ? [step] : [])))
    const said = sayPath(path, columns, raw => nameOf('event', raw))
    return {
      ...{ path, isShare: kind === 'share', value: JSON.stringify(path) },
      label: `${said} (${sayCell(value, kind, formats)})`,
    }
  })
}

/** A share is said in percent. The margin is a fiftieth of the limit, so that a number on the line is told once. */
function ruleOf(kind: Kind, limit: number | null, isShare: boolean): AlertRule | null {
  if (kind === 'anomaly') return alertRule.parse({ kind })
  if (limit === null) return null
  const read =
    kind === 'change'
      ? alertRule.safeParse({ kind, by: limit / 100 })
      : alertRule.safeParse({
          kind,
          limit: isShare ? limit / 100 : limit,
          margin: Math.abs(isShare ? limit / 100 : limit) * 0.02,
        })
  return read.success ? read.data : null
}

const everies = { '15': 'quarter', '60': 'hour', '360': 'six', '1440': 'day', '10080': 'week' } as const
export function toEvery(minutes: string): (typeof everies)[keyof typeof everies] {
  const found = Object.entries(everies).find(([value]) => Number(value) >= Number(minutes))
  return found?.[1] ?? 'week'
}
