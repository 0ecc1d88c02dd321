import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Buttons, Failed, FormStack } from '../../platform/ui/Form.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { governSentences } from './sentences.ts'

interface FormDialogProps {
  readonly title: string
  readonly submit: string
  readonly isReady: boolean
  readonly mutation: { readonly isPending: boolean; readonly error: unknown }
  onSubmit(): void
  onClose(): void
  readonly children: ReactNode
}

/** A short form over the page. What was typed stays when it fails, and it says why. */
export function FormDialog(props: FormDialogProps) {
  const t = useTranslate(governSentences)
  const sentence = useErrorSentence()
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('settings.close') }}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          props.onSubmit()
        }}
      >
        <FormStack>
          {props.children}
          {props.mutation.error != null && <Failed>{sentence(props.mutation.error)}</Failed>}
          <Buttons>
            <Button variant="default" onClick={props.onClose}>
              {t('settings.cancel')}
            </Button>
            <Button type="submit" disabled={!props.isReady} loading={props.mutation.isPending}>
              {props.submit}
            </Button>
          </Buttons>
        </FormStack>
      </form>
    </Modal>
  )
}
