import { ActionIcon, Button, Textarea } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit, useWorkspace } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import { Buttons, Failed } from '../../../platform/ui/Form.tsx'
import { Answer, useErrorSentence } from '../../../platform/ui/states.tsx'
import type { Note } from '../../notes/model-notes.ts'
import { Identifier } from '../Identifier.tsx'
import { useActor } from '../use-actor.ts'
import { Fold } from './Fold.tsx'
import styles from './Profile.module.css'
import { profileSentences } from './sentences.ts'
import { useDeleteNote, useNotes, useSaveNote } from './use-profile.ts'

/** What colleagues noted: each pinned to an identifier, with which it goes when the person is divided. */
export function NotesCard({ handle, isOne }: { handle: string; isOne: boolean }) {
  const t = useTranslate(profileSentences)
  const mayEdit = useMayEdit()
  const notes = useNotes(handle)
  return (
    <Fold title={t('notes.title')} isFirst>
      <div className={styles.stack}>
        {mayEdit && <NoteForm handle={handle} note={null} />}
        <Answer query={notes}>
          {found =>
            found.notes.length === 0 ? (
              <p className={styles.quiet}>{t('notes.none')}</p>
            ) : (
              <ul className={styles.list}>
                {found.notes.map(note => (
                  <NoteItem key={note.id} note={note} handle={handle} isOne={isOne} />
                ))}
              </ul>
            )
          }
        </Answer>
      </div>
    </Fold>
  )
}

function NoteItem({ note, handle, isOne }: { note: Note; handle: string; isOne: boolean }) {
  const actor = useActor()
  const t = useTranslate(profileSentences)
  const formats = useFormats()
  const isOwner = useWorkspace().role === 'owner'
  const mayEdit = useMayEdit()
  const remove = useDeleteNote(handle)
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null)
  if (open === 'edit')
    return (
      <li>
        <NoteForm handle={handle} note={note} onDone={() => setOpen(null)} />
      </li>
    )
  return (
    <li className={styles.note}>
      <p className={styles.noteText} dir="auto">
        {note.text}
      </p>
      <span className={styles.line}>
        <span className={styles.quiet}>
          <bdi>{actor(note.by)}</bdi>
          {` · ${formats.dateTime(note.at)}`}
          {note.changedAt !== null && ` · ${t('notes.changed', { at: formats.dateTime(note.changedAt) })}`}
        </span>
        {mayEdit && (
          <span className={`${styles.tools} ${styles.end}`}>
            {note.isMine && (
              <ActionIcon variant="subtle" aria-label={t('notes.edit')} onClick={() => setOpen('edit')}>
                <IconPencil size={16} stroke={1.7} aria-hidden />
              </ActionIcon>
            )}
            {(note.isMine || isOwner) && (
              <ActionIcon variant="subtle" aria-label={t('notes.delete')} onClick={() => setOpen('delete')}>
                <IconTrash size={16} stroke={1.7} aria-hidden />
              </ActionIcon>
            )}
          </span>
        )}
      </span>
      {!isOne && <Identifier identifier={note.identifier} isQuiet />}
      {open === 'delete' && (
        <ConfirmDialog
          title={t('notes.delete.title')}
          text={t('notes.delete.text')}
          action={t('notes.delete')}
          mutation={remove}
          onClose={() => setOpen(null)}
          onConfirm={() =>
            remove.mutate({ note: note.id, isMine: note.isMine }, { onSuccess: () => setOpen(null) })
          }
        />
      )}
    </li>
  )
}

function NoteForm(props: { handle: string; note: Note | null; onDone?: () => void }) {
  const t = useTranslate(profileSentences)
  const sentence = useErrorSentence()
  const save = useSaveNote(props.handle)
  const [text, setText] = useState(props.note?.text ?? '')
  const isReady = text.trim() !== '' && text.length <= 5_000
  const done = () => {
    setText('')
    props.onDone?.()
  }
  return (
    <form
      className={styles.stack}
      onSubmit={event => {
        event.preventDefault()
        if (isReady) save.mutate({ note: props.note?.id ?? null, text }, { onSuccess: done })
      }}
    >
      <Textarea
        label={props.note === null ? t('notes.add') : t('notes.edit')}
        placeholder={t('notes.placeholder')}
        dir="auto"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5_000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      {save.error && <Failed>{sentence(save.error)}</Failed>}
      {(text !== '' || props.note !== null) && (
        <Buttons>
          <Button variant="default" size="compact-md" onClick={done}>
            {t('notes.cancel')}
          </Button>
          <Button type="submit" size="compact-md" disabled={!isReady} loading={save.isPending}>
            {t('notes.save')}
          </Button>
        </Buttons>
      )}
    </form>
  )
}
