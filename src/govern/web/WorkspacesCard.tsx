import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { Row, RowList } from '../../platform/ui/RowList.tsx'
import type { Membership } from '../model.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import styles from './Settings.module.css'
import { governSentences } from './sentences.ts'

interface WorkspacesCardProps {
  readonly workspaces: readonly Membership[]
  /** The one that is open. */
  readonly here: number
  onOpen(id: number): void
  onNew(): void
  onLeft(id: number): void
}

/** Every workspace the reader belongs to: what they may do there, how to go there, and how to leave. */
export function WorkspacesCard(props: WorkspacesCardProps) {
  const t = useTranslate(governSentences)
  return (
    <Card padding="none">
      <RowList>
        {props.workspaces.map(workspace => (
          <WorkspaceRow key={workspace.id} workspace={workspace} {...props} />
        ))}
      </RowList>
      <div className={styles.more}>
        <Button variant="default" onClick={props.onNew}>
          {t('workspaces.new')}
        </Button>
      </div>
    </Card>
  )
}

function WorkspaceRow({ workspace, here, onOpen, onLeft }: WorkspacesCardProps & { workspace: Membership }) {
  const t = useTranslate(governSentences)
  const [isLeaving, setLeaving] = useState(false)
  const { id, name } = workspace
  return (
    <Row title={<bdi>{name}</bdi>} facts={t(`role.${workspace.role}`)}>
      {id === here ? (
        <Tag tone="good">{t('workspaces.here')}</Tag>
      ) : (
        <Button variant="default" aria-label={t('workspaces.open.for', { name })} onClick={() => onOpen(id)}>
          {t('workspaces.open')}
        </Button>
      )}
      <Button variant="subtle" aria-label={t('leave.for', { name })} onClick={() => setLeaving(true)}>
        {t('leave.action')}
      </Button>
      {isLeaving && (
        <LeaveDialog workspace={workspace} onLeft={() => onLeft(id)} onClose={() => setLeaving(false)} />
      )}
    </Row>
  )
}
