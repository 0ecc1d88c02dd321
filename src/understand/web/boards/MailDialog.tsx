import { Button, Group, Modal, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { useWorkspace } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Buttons, Failed, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { Answer, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import { shiftDay } from '../../../platform/zones/model-days.ts'
import {
  type BoardMail,
  boardMailsSchema,
  type MailedThing,
  type Schedule,
} from '../../boards/model-mails.ts'
import { boardSentences } from './sentences.ts'
import { useBoardMails, useChange } from './use-boards.ts'

interface MailDialogProps {
  readonly of: MailedThing
  readonly name: string
  /** The mail that is changed; none: a new one. */
  readonly mail?: BoardMail
  onClose(): void
}

/** When a board or a question is mailed, and to whom. */
export function MailDialog(props: MailDialogProps) {
  const t = useTranslate(boardSentences)
  const mails = useBoardMails()
  return (
    <Modal opened onClose={props.onClose} title={t('mail.title', { name: props.name })} size="lg">
      <Answer query={mails} shape="table">
        {found => <MailForm {...props} around={found} />}
      </Answer>
    </Modal>
  )
}

type Around = NonNullable<ReturnType<typeof useBoardMails>['data']>

const allowsSchema = z.object({ allows: z.boolean() })
/** 2026-11-02 is a Monday. */
const aMonday = '2026-11-02'

function MailForm({ of, mail, around, onClose }: MailDialogProps & { around: Around }) {
  const t = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const { settings } = useLocale()
  const { role } = useWorkspace()
  const [schedule, setSchedule] = useState<Schedule>(
    mail?.schedule ?? {
      ...{ every: 'week', weekday: settings.weekStart, monthDay: 1, hour: 8, minute: 0, zone: settings.zone },
    },
  )
  const [members, setMembers] = useState(mail?.readers.members.map(({ userId }) => userId) ?? [])
  const [outside, setOutside] = useState(mail?.readers.outside.map(({ address }) => address) ?? [])
  const language = settings.language === 'ar' ? 'ar' : 'en'
  const save = useChange(
    (api, _: undefined) => {
      const known = new Map(mail?.readers.outside.map(one => [one.address, one.language]))
      const readers = {
        members: members.filter(userId => around.members.some(one => one.userId === userId)),
        outside: outside.map(address => ({ address, language: known.get(address) ?? language })),
      }
      const body = { schedule, readers, isOn: mail?.isOn ?? true }
      return mail
        ? api.put(`/board-mails/${mail.id}`, body, boardMailsSchema)
        : api.post('/board-mails', { ...body, of }, boardMailsSchema)
    },
    () => {
      showDone(t('mail.saved'))
      onClose()
    },
  )
  const allow = useChange((api, allows: boolean) => api.put('/board-mails-outside', { allows }, allowsSchema))
  return (
    <FormStack>
      {!around.canMail && <Failed>{t('mail.noServer')}</Failed>}
      <ScheduleFields schedule={schedule} onChange={setSchedule} />
      <MultiSelect
        searchable
        label={t('mail.members')}
        description={t('mail.membersHow')}
        data={around.members.map(({ userId, name }) => ({ value: userId, label: name }))}
        value={members}
        onChange={setMembers}
      />
      {around.allowsOutside || outside.length > 0 ? (
        <TagsInput
          label={t('mail.outside')}
          description={t('mail.outsideHow')}
          value={outside}
          onChange={setOutside}
          dir="ltr"
        />
      ) : role === 'owner' ? (
        <Group>
          <Note>{t('mail.outsideOff')}</Note>
          <Button variant="default" size="xs" loading={allow.isPending} onClick={() => allow.mutate(true)}>
            {t('mail.allowOutside')}
          </Button>
        </Group>
      ) : (
        <Note>{t('mail.outsideOwner')}</Note>
      )}
      {save.error && <Failed>{sentence(save.error)}</Failed>}
      <Buttons>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          loading={save.isPending}
          disabled={members.length + outside.length === 0}
          onClick={() => save.mutate(undefined)}
        >
          {mail ? t('action.save') : t('mail.action')}
        </Button>
      </Buttons>
    </FormStack>
  )
}

function ScheduleFields({ schedule, onChange }: { schedule: Schedule; onChange(next: Schedule): void }) {
  const t = useTranslate(boardSentences)
  const { formats } = useLocale()
  const { every, weekday, monthDay, hour, zone } = schedule
  return (
    <Group grow align="end">
      <Select
        label={t('mail.every')}
        allowDeselect={false}
        data={(['day', 'week', 'month'] as const).map(value => ({ value, label: t(`mail.${value}`) }))}
        value={every}
        onChange={value => {
          const chosen = (['day', 'week', 'month'] as const).find(one => one === value)
          if (chosen) onChange({ ...schedule, every: chosen })
        }}
      />
      {every === 'week' && (
        <Select
          label={t('mail.weekday')}
          allowDeselect={false}
          data={[1, 2, 3, 4, 5, 6, 7].map(day => ({
            value: String(day),
            label: formats.date(shiftDay(aMonday, day - 1), 'weekday'),
          }))}
          value={String(weekday)}
          onChange={value => onChange({ ...schedule, weekday: Number(value ?? 1) })}
        />
      )}
      {every === 'month' && (
        <Select
          label={t('mail.monthDay')}
          allowDeselect={false}
          data={Array.from({ length: 31 }, (_, i) => ({
            value: String(i + 1),
            label: formats.number(i + 1),
          }))}
          value={String(monthDay)}
          onChange={value => onChange({ ...schedule, monthDay: Number(value ?? 1) })}
        />
      )}
      <Select
        label={t('mail.hour')}
        allowDeselect={false}
        data={Array.from({ length: 24 }, (_, i) => ({
          value: String(i),
          label: `${String(i).padStart(2, '0')}:00`,
        }))}
        value={String(hour)}
        onChange={value => onChange({ ...schedule, hour: Number(value ?? 8), minute: 0 })}
      />
      <TextInput
        label={t('mail.zone')}
        dir="ltr"
        maxLength={60}
        value={zone}
        onChange={event => onChange({ ...schedule, zone: event.currentTarget.value })}
      />
    </Group>
  )
}
