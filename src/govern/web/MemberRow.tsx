import { ActionIcon, Button, Menu, Select } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { useApi, useWorkspace } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { useGo } from '../../platform/ui/AppLink.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx'
import { Row } from '../../platform/ui/RowList.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../platform/ui/toasts.ts'
import { linkIssued, type MemberView, role } from '../model.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import { ShownOnce } from './ShownOnce.tsx'
import { governSentences } from './sentences.ts'

/** One colleague. An owner changes the role in place; what takes something away is behind the dots. */
export function MemberRow({ member, isYou }: { member: MemberView; isYou: boolean }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const isOwner = useWorkspace().role === 'owner'
  return (
    <Row
      title={
        <>
          <bdi>{member.name}</bdi> {isYou && <Tag tone="quiet">{t('members.you')}</Tag>}
        </>
      }
      facts={
        <>
          <Ltr>{member.email}</Ltr>
          <span>{t('members.since', { date: formats.date(member.since, 'medium') })}</span>
        </>
      }
    >
      {isOwner ? (
        <>
          <RoleSelect member={member} />
          {!isYou && <MemberMenu member={member} />}
        </>
      ) : (
        <Tag>{t(`role.${member.role}`)}</Tag>
      )}
      {isYou && <Leave />}
    </Row>
  )
}

function RoleSelect({ member }: { member: MemberView }) {
  const t = useTranslate(governSentences)
  const api = useApi()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  const change = useMutation({
    mutationFn: (next: string) =>
      api.patch(`/members/${encodeURIComponent(member.userId)}`, { role: next }, z.unknown()),
    onSuccess: async (_, next) => {
      showDone(t('members.roleChanged', { name: member.name, role: t(`role.${role.parse(next)}`) }))
      await cache.invalidateQueries({ queryKey: [api.base, 'members'] })
      await cache.invalidateQueries({ queryKey: ['me'] })
    },
    onError: error => showFailed(sentence(error)),
  })
  return (
    <Select
      aria-label={t('members.role', { name: member.name })}
      w={130}
      allowDeselect={false}
      disabled={change.isPending}
      data={role.options.map(value => ({ value, label: t(`role.${value}`) }))}
      value={member.role}
      onChange={next => next && next !== member.role && change.mutate(next)}
    />
  )
}

function MemberMenu({ member }: { member: MemberView }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const api = useApi()
  const sentence = useErrorSentence()
  const [isRemoving, setRemoving] = useState(false)
  const link = useMutation({
    mutationFn: () => api.post(`/members/${encodeURIComponent(member.userId)}/reset-link`, {}, linkIssued),
    onError: error => showFailed(sentence(error)),
  })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('members.menu', { name: member.name })}>
            <IconDots size={18} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => link.mutate()}>{t('members.resetLink')}</Menu.Item>
          <Menu.Item c="var(--r-clay)" onClick={() => setRemoving(true)}>
            {t('members.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {link.data && (
        <ShownOnce
          title={t('members.resetLink')}
          text={t('reset.ready', { name: member.name, until: formats.dateTime(link.data.expiresAt) })}
          label={t('members.resetLink')}
          value={new URL(link.data.path, window.location.origin).href}
          onClose={() => link.reset()}
        />
      )}
      {isRemoving && <RemoveMember member={member} onClose={() => setRemoving(false)} />}
    </>
  )
}

/** One leaves by oneself; a new password is chosen in one's own account, with the old one. */
function Leave() {
  const t = useTranslate(governSentences)
  const workspace = useWorkspace()
  const go = useGo()
  const [isLeaving, setLeaving] = useState(false)
  return (
    <>
      <Button variant="subtle" onClick={() => setLeaving(true)}>
        {t('leave.workspace')}
      </Button>
      {isLeaving && (
        <LeaveDialog workspace={workspace} onLeft={() => go('/')} onClose={() => setLeaving(false)} />
      )}
    </>
  )
}

function RemoveMember({ member, onClose }: { member: MemberView; onClose(): void }) {
  const t = useTranslate(governSentences)
  const api = useApi()
  const cache = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.remove(`/members/${encodeURIComponent(member.userId)}`),
    onSuccess: async () => {
      showDone(t('members.removed', { name: member.name }))
      onClose()
      await cache.invalidateQueries({ queryKey: [api.base, 'members'] })
      await cache.invalidateQueries({ queryKey: ['me'] })
    },
  })
  return (
    <ConfirmDialog
      title={t('members.remove.title', { name: member.name })}
      text={t('members.remove.text')}
      action={t('members.remove')}
      mutation={remove}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  )
}
