import { Button, Modal } from '@mantine/core'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { CopyField } from '../../platform/ui/CopyField.tsx'
import { Buttons, FormStack, Note } from '../../platform/ui/Form.tsx'
import { governSentences } from './sentences.ts'

/** A secret at the only moment it can be seen. It closes by its button alone, not by a click beside it. */
export function ShownOnce(props: {
  title: string
  text: string
  label: string
  value: string
  onClose(): void
}) {
  const t = useTranslate(governSentences)
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      withCloseButton={false}
      closeOnClickOutside={false}
    >
      <FormStack>
        <Note>{props.text}</Note>
        <CopyField value={props.value} label={props.label} />
        <Buttons>
          <Button onClick={props.onClose}>{t('settings.close')}</Button>
        </Buttons>
      </FormStack>
    </Modal>
  )
}
