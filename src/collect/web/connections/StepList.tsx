import type { Words } from '../../connections/model-connection.ts'
import styles from './Connections.module.css'
import { useWords } from './use-connections.ts'

/** What is done one after the other, at the other side. */
export function StepList({ steps }: { steps: readonly Words[] }) {
  const words = useWords()
  return (
    <ol className={styles.steps}>
      {steps.map(step => (
        <li key={step.en} dir="auto">
          {words(step)}
        </li>
      ))}
    </ol>
  )
}
