import { Button, Modal } from '@mantine/core'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import styles from './Settings.module.css'
import { governSentences } from './sentences.ts'

interface ConfirmDialogProps {
  readonly title: string
  readonly text: string
  /** The verb on the button, never "OK". */
  readonly action: string
  readonly mutation: { readonly isPending: boolean; readonly error: unknown }
  onConfirm(): void
  onClose(): void
}

/** Before something that takes access away: what will happen, and a button that names it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useTranslate(governSentences)
  const sentence = useErrorSentence()
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('settings.close') }}
    >
      <div className={styles.form}>
        <p className={styles.note}>{props.text}</p>
        {props.mutation.error != null && (
          <p className={styles.failed} role="alert">
            {sentence(props.mutation.error)}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={props.onClose}>
            {t('settings.cancel')}
          </Button>
          <Button color="clay" loading={props.mutation.isPending} onClick={props.onConfirm}>
            {props.action}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
