import { Button, Modal, Switch, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Buttons, Failed, FormStack } from '../../../platform/ui/Form.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import type { Visibility } from '../../boards/model-boards.ts'
import { boardSentences } from './sentences.ts'

export interface Named {
  readonly name: string
  readonly description: string
  readonly visibility: Visibility
}

interface NameDialogProps {
  readonly title: string
  readonly action: string
  readonly first?: Partial<Named>
  /** Only its author may hide what everybody sees. */
  readonly mayHide?: boolean
  readonly mutation: { readonly isPending: boolean; readonly error: unknown }
  onName(named: Named): void
  onClose(): void
}

/** A name, a description, and whether others see it. */
export function NameDialog({
  title,
  action,
  first = {},
  mayHide = true,
  mutation,
  onName,
  onClose,
}: NameDialogProps) {
  const t = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const [name, setName] = useState(first.name ?? '')
  const [description, setDescription] = useState(first.description ?? '')
  const [isPrivate, setPrivate] = useState(first.visibility === 'private')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '')
      onName({ name: name.trim(), description, visibility: isPrivate ? 'private' : 'workspace' })
  }
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <FormStack>
          <TextInput
            data-autofocus
            required
            label={t('field.name')}
            dir="auto"
            maxLength={200}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Textarea
            label={t('field.description')}
            dir="auto"
            autosize
            minRows={2}
            maxLength={2_000}
            value={description}
            onChange={event => setDescription(event.currentTarget.value)}
          />
          {mayHide && (
            <Switch
              label={t('field.private')}
              checked={isPrivate}
              onChange={event => setPrivate(event.currentTarget.checked)}
            />
          )}
          {mutation.error != null && <Failed>{sentence(mutation.error)}</Failed>}
          <Buttons>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={mutation.isPending} disabled={name.trim() === ''}>
              {action}
            </Button>
          </Buttons>
        </FormStack>
      </form>
    </Modal>
  )
}
