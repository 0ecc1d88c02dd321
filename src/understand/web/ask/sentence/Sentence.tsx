import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats } from '../../../../platform/i18n/LocaleProvider.tsx'
import { gluePunctuation } from './glue-punctuation.tsx'
import styles from './Sentence.module.css'

/** A builder that reads as a sentence: words of the language with pills among them (`t.rich('key', { event: { node: <EventPick/> } })`). */
export function SentenceLine({ children }: { children: ReactNode }) {
  return <div className={styles.line}>{gluePunctuation(children)}</div>
}

/** Lines under each other, such as the steps of a funnel, each numbered and removable. */
export function SentenceList({ children }: { children: ReactNode }) {
  return <ol className={styles.list}>{children}</ol>
}

export function SentenceItem(props: {
  /** From 1. */
  place: number
  children: ReactNode
  removeLabel?: string
  onRemove?: (() => void) | undefined
}) {
  const formats = useFormats()
  return (
    <li className={styles.item}>
      <span className={styles.place} aria-hidden>
        {formats.number(props.place)}
      </span>
      <div className={styles.line}>{gluePunctuation(props.children)}</div>
      {props.onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="md"
          aria-label={props.removeLabel}
          onClick={props.onRemove}
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}

/** Adds a line or a part of the sentence. */
export function AddButton(props: { children: ReactNode; isDisabled?: boolean; onClick(): void }) {
  return (
    <Button
      className={styles.add}
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      disabled={props.isDisabled ?? false}
      onClick={props.onClick}
    >
      {props.children}
    </Button>
  )
}

/** Less often needed parts of the sentence, below it. */
export function SentenceOptions({ children }: { children: ReactNode }) {
  return <div className={styles.options}>{gluePunctuation(children)}</div>
}
