import { Button, Modal } from '@mantine/core'
import { useTranslate } from '../i18n/use-translate.tsx'
import { Buttons, Failed, FormStack, Note } from './Form.tsx'
import { kitSentences } from './sentences.ts'
import { useErrorSentence } from './states.tsx'

interface ConfirmDialogProps {
  readonly title: string
  readonly text: string
  /** The verb on the button, never "OK". */
  readonly action: string
  readonly mutation: { readonly isPending: boolean; readonly error: unknown }
  onConfirm(): void
  onClose(): void
}

/** Before something goes: what will happen, and a button that names it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useTranslate(kitSentences)
  const sentence = useErrorSentence()
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('panel.close') }}
    >
      <FormStack>
        <Note>{props.text}</Note>
        {props.mutation.error != null && <Failed>{sentence(props.mutation.error)}</Failed>}
        <Buttons>
          <Button variant="default" onClick={props.onClose}>
            {t('confirm.cancel')}
          </Button>
          <Button color="clay" loading={props.mutation.isPending} onClick={props.onConfirm}>
            {props.action}
          </Button>
        </Buttons>
      </FormStack>
    </Modal>
  )
}
