import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { useApi, useWorkspace } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Section } from '../../platform/ui/Page.tsx'
import { RowList } from '../../platform/ui/RowList.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import { invitationView, membersView } from '../model.ts'
import { InvitationRow } from './InvitationRow.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { MemberRow } from './MemberRow.tsx'
import { SettingsPage } from './SettingsPage.tsx'
import { governSentences } from './sentences.ts'

const invitationList = z.object({ invitations: z.array(invitationView) })

/** Who can open the workspace and as what; for owners also the invitations that wait. */
export function MembersScreen() {
  const t = useTranslate(governSentences)
  const api = useApi()
  const isOwner = useWorkspace().role === 'owner'
  const [isInviting, setInviting] = useState(false)
  const members = useQuery({
    queryKey: [api.base, 'members'],
    queryFn: ({ signal }) => api.get('/members', membersView, { signal }),
  })
  return (
    <SettingsPage
      here="members"
      meta={members.data && t('members.meta', { n: members.data.members.length })}
      actions={isOwner && <Button onClick={() => setInviting(true)}>{t('invite.open')}</Button>}
    >
      <Answer query={members} shape="table">
        {({ members: found, you }) => (
          <Card padding="none">
            <RowList>
              {found.map(member => (
                <MemberRow key={member.userId} member={member} isYou={member.userId === you} />
              ))}
            </RowList>
          </Card>
        )}
      </Answer>
      {isOwner && <Invitations />}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </SettingsPage>
  )
}

function Invitations() {
  const t = useTranslate(governSentences)
  const api = useApi()
  const waiting = useQuery({
    queryKey: [api.base, 'invitations'],
    queryFn: ({ signal }) => api.get('/invitations', invitationList, { signal }),
  })
  if (waiting.data?.invitations.length === 0) return null
  return (
    <Section title={t('invite.waiting')}>
      <Answer query={waiting}>
        {({ invitations }) => (
          <Card padding="none">
            <RowList>
              {invitations.map(invitation => (
                <InvitationRow key={invitation.id} invitation={invitation} />
              ))}
            </RowList>
          </Card>
        )}
      </Answer>
    </Section>
  )
}
