import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMayEdit } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { useGo } from '../../platform/ui/AppLink.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx'
import type { ScreenProps } from '../../platform/ui/screen.ts'
import { Answer, useErrorSentence } from '../../platform/ui/states.tsx'
import { showFailed } from '../../platform/ui/toasts.ts'
import type { ImportDetail } from '../imports/model-import.ts'
import { DataPage } from './DataPage.tsx'
import { ImportOutcome } from './ImportOutcome.tsx'
import styles from './Imports.module.css'
import { statusTones } from './ImportsScreen.tsx'
import { ImportWizard } from './ImportWizard.tsx'
import { collectSentences } from './sentences.ts'
import { useImport, useImportWork } from './use-import.ts'

/** One import: prepared step by step, watched while it runs, read when it is done, undone. */
export function ImportScreen({ params }: ScreenProps) {
  const t = useTranslate(collectSentences)
  const id = params.id ?? ''
  const found = useImport(id)
  const record = found.data?.import
  return (
    <DataPage
      here="imports"
      title={<bdi dir="auto">{record?.name ?? t('data.tab.imports')}</bdi>}
      meta={record && <Tag tone={statusTones[record.status]}>{t(`imports.status.${record.status}`)}</Tag>}
      actions={found.data && <Actions detail={found.data} />}
    >
      <Answer query={found} shape="cards">
        {detail => (
          <div className={styles.stack}>
            <ImportOutcome found={detail.import} />
            {['new', 'failed', 'undone'].includes(detail.import.status) && <ImportWizard detail={detail} />}
          </div>
        )}
      </Answer>
    </DataPage>
  )
}

function Actions({ detail }: { detail: ImportDetail }) {
  const t = useTranslate(collectSentences)
  const go = useGo()
  const mayEdit = useMayEdit()
  const { id, status, name } = detail.import
  const sentence = useErrorSentence()
  const { undo, remove, pause, resume } = useImportWork(id)
  const onError = (failure: unknown) => showFailed(sentence(failure))
  const [asked, setAsked] = useState<'undo' | 'remove' | null>(null)
  if (!mayEdit) return null
  const close = () => setAsked(null)
  return (
    <>
      {status === 'running' && (
        <Button
          variant="default"
          loading={pause.isPending}
          onClick={() => pause.mutate(undefined, { onError })}
        >
          {t('progress.pause')}
        </Button>
      )}
      {status === 'paused' && (
        <Button loading={resume.isPending} onClick={() => resume.mutate(undefined, { onError })}>
          {t('progress.resume')}
        </Button>
      )}
      {(status === 'done' || status === 'failed' || status === 'paused') && (
        <Button variant="default" onClick={() => setAsked('undo')}>
          {t('undo.undo')}
        </Button>
      )}
      {(status === 'new' || status === 'undone') && (
        <Button variant="default" onClick={() => setAsked('remove')}>
          {t('remove.remove')}
        </Button>
      )}
      {asked === 'undo' && (
        <ConfirmDialog
          title={t('undo.title', { name })}
          text={t('undo.text')}
          action={t('undo.undo')}
          mutation={undo}
          onConfirm={() => undo.mutate(undefined, { onSuccess: close })}
          onClose={close}
        />
      )}
      {asked === 'remove' && (
        <ConfirmDialog
          title={t('remove.title', { name })}
          text={t('remove.text')}
          action={t('remove.remove')}
          mutation={remove}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => go('/data/imports') })}
          onClose={close}
        />
      )}
    </>
  )
}
