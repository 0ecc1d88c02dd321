import { Button, FileButton, Loader } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Failed } from '../../platform/ui/Form.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import styles from './Imports.module.css'
import { collectSentences } from './sentences.ts'
import type { UploadStage } from './use-upload.ts'

interface DropFilesProps {
  readonly stage: UploadStage
  readonly error: unknown
  readonly isSmall?: boolean
  onFiles(files: readonly File[]): void
}

/** A place to drop files on, or to choose them; while they travel it says which. */
export function DropFiles({ stage, error, isSmall = false, onFiles }: DropFilesProps) {
  const t = useTranslate(collectSentences)
  const sentence = useErrorSentence()
  const [isOver, setOver] = useState(false)
  const isBusy = stage.kind !== 'idle'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button inside does the same
    <div
      className={styles.drop}
      data-over={isOver}
      data-small={isSmall}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        if (!isBusy && event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files])
      }}
    >
      {isBusy ? (
        <p className={styles.working} role="status">
          <Loader size="sm" />
          {stage.kind === 'uploading'
            ? t('files.uploading', { name: stage.name, i: stage.i, n: stage.n })
            : t('files.inspecting')}
        </p>
      ) : (
        <>
          {!isSmall && <IconFileUpload size={34} stroke={1.4} className={styles.dropIcon} aria-hidden />}
          <strong>{t('files.drop')}</strong>
          {!isSmall && <p className={styles.note}>{t('files.or')}</p>}
          <FileButton multiple onChange={files => files.length > 0 && onFiles(files)}>
            {props => (
              <Button {...props} variant={isSmall ? 'default' : 'filled'}>
                {t(isSmall ? 'files.add' : 'files.choose')}
              </Button>
            )}
          </FileButton>
          <small className={styles.note}>{t('files.kinds')}</small>
        </>
      )}
      {error !== null && <Failed>{sentence(error)}</Failed>}
    </div>
  )
}
