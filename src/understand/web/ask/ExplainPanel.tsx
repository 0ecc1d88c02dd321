import { Button, CopyButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { SidePanel } from '../../../platform/ui/SidePanel.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import { type AskAnswer, askAnswerSchema } from '../../model-ask.ts'
import styles from './Ask.module.css'
import { askSentences } from './sentences.ts'
import type { Asking } from './use-asked.ts'

/** Each step of the question as the engine runs it, and what it gives. */
export function ExplainPanel(props: { asking: Asking; isOpen: boolean; onClose(): void }) {
  const t = useTranslate(askSentences)
  const api = useApi()
  const { name, input } = props.asking
  const query = useQuery({
    queryKey: [api.base, 'explain', name, input],
    queryFn: () => api.post(`/ask/${encodeURIComponent(name)}`, { input, explain: true }, askAnswerSchema),
    enabled: props.isOpen && input !== null,
  })
  return (
    <SidePanel title={t('explain.title')} isOpen={props.isOpen} onClose={props.onClose} size={720}>
      <p className={styles.explainText}>{t('explain.text')}</p>
      <Answer query={query}>
        {({ evidence }) => (
          <>
            {(evidence.sql ?? []).map(one => (
              <ExplainedStep key={one.name} step={one} />
            ))}
          </>
        )}
      </Answer>
    </SidePanel>
  )
}

type Step = NonNullable<AskAnswer['evidence']['sql']>[number]

function ExplainedStep({ step }: { step: Step }) {
  const t = useTranslate(askSentences)
  const params = Object.entries(step.params)
  return (
    <section className={styles.step}>
      <div className={styles.stepHead}>
        <h3 dir="ltr">{step.name}</h3>
        <CopyButton value={step.sql}>
          {({ copy }) => (
            <Button variant="subtle" size="compact-sm" onClick={copy}>
              {t('explain.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre dir="ltr" className={styles.sql} tabIndex={0}>
        {step.sql}
      </pre>
      {params.length > 0 && (
        <details>
          <summary>{t('explain.values')}</summary>
          <pre dir="ltr" className={styles.sql}>
            {params.map(([name, value]) => `${name} = ${value}`).join('\n')}
          </pre>
        </details>
      )}
      <details>
        <summary>{t('explain.rows', { n: step.rows.length })}</summary>
        <pre dir="ltr" className={styles.sql}>
          {step.rows.map(row => JSON.stringify(row)).join('\n')}
        </pre>
      </details>
    </section>
  )
}
