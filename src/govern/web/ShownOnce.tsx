import { Button, Modal } from '@mantine/core'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { CopyField } from '../../platform/ui/CopyField.tsx'
import styles from './Settings.module.css'
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
      <div className={styles.form}>
        <p className={styles.note}>{props.text}</p>
        <CopyField value={props.value} label={props.label} />
        <div className={styles.buttons}>
          <Button onClick={props.onClose}>{t('settings.close')}</Button>
        </div>
      </div>
    </Modal>
  )
}
