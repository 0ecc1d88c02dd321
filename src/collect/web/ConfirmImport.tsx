import { Button, Modal } from '@mantine/core'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import styles from './Data.module.css'
import importStyles from './Imports.module.css'
import { collectSentences } from './sentences.ts'

interface ConfirmImportProps {
  readonly title: string
  readonly text: string
  /** The verb on the button, never "OK". */
  readonly action: string
  readonly mutation: { readonly isPending: boolean; readonly error: unknown }
  onConfirm(): void
  onClose(): void
}

/** Before something goes: what will happen, and a button that names it. */
export function ConfirmImport(props: ConfirmImportProps) {
  const t = useTranslate(collectSentences)
  const sentence = useErrorSentence()
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <div className={styles.stack}>
        <p className={styles.note}>{props.text}</p>
        {props.mutation.error != null && (
          <p className={importStyles.failed} role="alert">
            {sentence(props.mutation.error)}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button color="clay" loading={props.mutation.isPending} onClick={props.onConfirm}>
            {props.action}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
