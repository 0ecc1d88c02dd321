import { Button, Modal, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Answer, useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import type { PreviewAnswer } from '../model-people.ts'
import { Comparison } from './Comparison.tsx'
import styles from './DecideDialog.module.css'
import { peopleSentences } from './sentences.ts'
import { type Proposal, useDecide, usePreview } from './use-people.ts'

interface DecideDialogProps {
  readonly kind: 'link' | 'cut' | 'undo'
  /** Null until everything is chosen. */
  readonly proposal: Proposal | null
  readonly children?: ReactNode
  onClose(): void
}

/** Decides with open eyes: who is who now and afterwards is shown before anything is changed. */
export function DecideDialog({ kind, proposal, children, onClose }: DecideDialogProps) {
  const t = useTranslate(peopleSentences)
  const sentence = useErrorSentence()
  const [note, setNote] = useState('')
  const preview = usePreview(proposal)
  const decide = useDecide()
  const mayDecide = proposal !== null && preview.data !== undefined && preview.data.refused.length === 0
  const submit = async () => {
    if (!proposal) return
    await decide.mutateAsync({ proposal, note })
    showDone(t(`${kind}.done`))
    onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(`${kind}.title`)}
      closeButtonProps={{ 'aria-label': t('decide.close') }}
    >
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          submit().catch(() => undefined)
        }}
      >
        {children}
        {proposal !== null && <Answer query={preview}>{found => <Outcome preview={found} />}</Answer>}
        {kind !== 'undo' && (
          <Textarea
            label={t('decide.note')}
            dir="auto"
            autosize
            minRows={1}
            maxLength={500}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
        )}
        {decide.error !== null && (
          <p className={styles.failed} role="alert">
            {sentence(decide.error)}
          </p>
        )}
        <div className={styles.buttons}>
          <span className={styles.quiet}>{kind === 'undo' ? null : t('preview.reversible')}</span>
          <Button variant="default" onClick={onClose}>
            {t('decide.cancel')}
          </Button>
          <Button type="submit" disabled={!mayDecide} loading={decide.isPending}>
            {t(`${kind}.submit`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function Outcome({ preview }: { preview: PreviewAnswer }) {
  const t = useTranslate(peopleSentences)
  if (preview.refused.length > 0) return <p className={styles.failed}>{t('preview.refused')}</p>
  if (preview.before.length === 0 && preview.after.length === 0)
    return <p className={styles.quiet}>{t('preview.same')}</p>
  return <Comparison {...preview} />
}
