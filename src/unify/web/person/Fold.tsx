import { useMediaQuery } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { Card } from '../../../platform/ui/Card.tsx'
import styles from './Profile.module.css'

interface FoldProps {
  readonly title: string
  /** Said beside the title: a count, a state. */
  readonly aside?: ReactNode
  /** Open on a narrow screen from the start. */
  readonly isFirst?: boolean
  readonly children: ReactNode
}

/** A card of the page. On a narrow screen only its title shows until it is wanted. */
export function Fold({ title, aside, isFirst = false, children }: FoldProps) {
  const isNarrow = useMediaQuery('(max-width: 800px)')
  const [chosen, setChosen] = useState<boolean | null>(null)
  const id = useId()
  if (!isNarrow)
    return (
      <Card>
        <div className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
          {aside}
        </div>
        {children}
      </Card>
    )
  const isOpen = chosen ?? isFirst
  return (
    <Card>
      <h2 className={styles.title}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setChosen(!isOpen)}
        >
          <span>{title}</span>
          <IconChevronDown size={18} stroke={1.7} className={styles.turn} data-open={isOpen} aria-hidden />
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className={styles.folded}>
        {isOpen && (
          <>
            {aside}
            {children}
          </>
        )}
      </div>
    </Card>
  )
}
