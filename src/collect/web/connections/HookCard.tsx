import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import { CopyField } from '../../../platform/ui/CopyField.tsx'
import { Note } from '../../../platform/ui/Form.tsx'
import type { ConnectionView, ConnectorView } from '../../connections/model-connection.ts'
import styles from './Connections.module.css'
import { StepList } from './StepList.tsx'
import { connectionSentences } from './sentences.ts'
import { useConnectionWork, useIssuedAddress } from './use-connections.ts'

/** The address that the other side calls, and where it is entered there. */
export function HookCard({ found, kind }: { found: ConnectionView; kind: ConnectorView }) {
  const t = useTranslate(connectionSentences)
  const mayEdit = useMayEdit()
  const issued = useIssuedAddress(found.id)
  const { renew } = useConnectionWork(found.id)
  const [isAsked, setAsked] = useState(false)
  const close = () => setAsked(false)
  return (
    <Card>
      <section className={styles.part}>
        <div className={styles.partHead}>
          <h2 className={styles.partTitle}>{t('hook.title')}</h2>
          {mayEdit && (
            <Button variant="default" size="xs" onClick={() => setAsked(true)}>
              {t('hook.renew')}
            </Button>
          )}
        </div>
        {issued === null ? (
          <Note>{t('hook.hidden')}</Note>
        ) : (
          <>
            <CopyField label={t('hook.address')} value={`${location.origin}${issued}`} />
            <Note>{t('hook.once')}</Note>
          </>
        )}
        {kind.hookSteps.length > 0 && <StepList steps={kind.hookSteps} />}
        {isAsked && (
          <ConfirmDialog
            title={t('hook.renew.title')}
            text={t('hook.renew.text')}
            action={t('hook.renew')}
            mutation={renew}
            onConfirm={() => renew.mutate(undefined, { onSuccess: close })}
            onClose={close}
          />
        )}
      </section>
    </Card>
  )
}
