import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Buttons, Failed, FormStack } from '../../../platform/ui/Form.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { AccountDecisionBody } from '../../accounts/model-accounts.ts'
import { accountSentences } from './sentences.ts'
import { useDecideAccount } from './use-accounts.ts'

interface AccountTextProps {
  readonly account: string
  readonly title: string
  readonly label: string
  readonly text: string
  readonly mayBeEmpty?: boolean
  body(value: string): AccountDecisionBody
  onClose(): void
}

/** Something of an account that is one text: its name, or what it belongs to. */
export function AccountText(props: AccountTextProps) {
  const t = useTranslate(accountSentences)
  const sentence = useErrorSentence()
  const decide = useDecideAccount(props.account)
  const [text, setText] = useState(props.text)
  const isReady = props.mayBeEmpty || text.trim() !== ''
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('account.close') }}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          if (!isReady) return
          decide.mutate(props.body(text.trim()), {
            onSuccess: () => {
              showDone(t('account.saved'))
              props.onClose()
            },
          })
        }}
      >
        <FormStack>
          <TextInput
            label={props.label}
            dir="auto"
            data-autofocus
            value={text}
            maxLength={300}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          {decide.error && <Failed>{sentence(decide.error)}</Failed>}
          <Buttons>
            <Button variant="default" onClick={props.onClose}>
              {t('account.cancel')}
            </Button>
            <Button type="submit" disabled={!isReady} loading={decide.isPending}>
              {t('account.save')}
            </Button>
          </Buttons>
        </FormStack>
      </form>
    </Modal>
  )
}
