import { Button } from '@mantine/core'
import { useQuestion } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { useGo } from '../../platform/ui/AppLink.tsx'
import { Card, QuestionCard } from '../../platform/ui/Card.tsx'
import { Segmented } from '../../platform/ui/Segmented.tsx'
import { Answer, EmptyState } from '../../platform/ui/states.tsx'
import { DataTable } from '../../platform/ui/table/DataTable.tsx'
import { type Transitions, transitionsSchema } from '../model-answers.ts'
import styles from './Flow.module.css'
import type { FlowViewProps } from './flow-view.ts'
import { LabelledSlider } from './LabelledSlider.tsx'
import { prepareFlow } from './prepare-flow.ts'
import { ReplayableDrawing } from './ReplayableDrawing.tsx'
import { flowSentences } from './sentences.ts'
import { keyOf } from './step-key.ts'
import { useStepLabel } from './use-step-label.ts'

/** The directly-follows graph: which step follows which, how often and how soon. Its table carries the same numbers. */
export function GraphView(props: FlowViewProps) {
  const t = useTranslate(flowSentences)
  const go = useGo()
  const { state, view, setSearch } = props
  const input = { ...view, grain: state.grain }
  const asked = useQuestion('transitions', input, { answer: transitionsSchema })
  const query = { ...asked, data: asked.data?.answer }
  return (
    <Answer
      query={query}
      shape="chart"
      isEmpty={answer => answer.cases === 0}
      empty={
        <EmptyState
          title={t('flow.emptyTitle')}
          text={t('flow.emptyText')}
          action={<Button onClick={() => go('/data')}>{t('flow.emptyAction')}</Button>}
        />
      }
    >
      {answer => (
        <>
          <QuestionCard
            title={t('graph.title')}
            answer={<Shown answer={answer} {...props} />}
            aside={
              <Segmented
                label={t('graph.mark')}
                value={state.mark}
                options={[
                  { value: 'count', label: t('graph.mark.count') },
                  { value: 'median', label: t('graph.mark.median') },
                ]}
                onChange={mark => setSearch({ mark })}
              />
            }
          >
            <Detail answer={answer} {...props} />
            <ReplayableDrawing answer={answer} input={input} {...props} />
          </QuestionCard>
          <p className={styles.exact}>{t('graph.exact')}</p>
          <div className={styles.below}>
            <Card padding="none">
              <TransitionTable answer={answer} input={input} {...props} />
            </Card>
          </div>
        </>
      )}
    </Answer>
  )
}

type GraphProps = FlowViewProps & { readonly answer: Transitions }

function Shown({ answer, state }: GraphProps) {
  const t = useTranslate(flowSentences)
  const { formats, direction } = useLocale()
  const flow = prepareFlow(answer, { steps: state.steps, transitions: state.transitions / 100 }, direction)
  const steps = Math.min(state.steps, answer.steps.length)
  return t('graph.shown', {
    steps: formats.quantity(steps),
    allSteps: formats.number(answer.steps.length),
    share: formats.percent(flow.shownShare),
  })
}

/** How much of the graph is drawn: a slider for the steps, one for the transitions between them. */
function Detail({ answer, state, setSearch }: GraphProps) {
  const t = useTranslate(flowSentences)
  const most = Math.min(60, Math.max(2, answer.steps.length))
  return (
    <div className={styles.detail}>
      <LabelledSlider
        label={t('graph.steps')}
        min={2}
        max={most}
        value={Math.min(state.steps, most)}
        onChange={value => setSearch({ steps: String(value) })}
      />
      <LabelledSlider
        label={t('graph.transitions')}
        min={0}
        max={100}
        unit="percent"
        value={state.transitions}
        onChange={value => setSearch({ transitions: String(value) })}
      />
      <Segmented
        label={t('flow.grain')}
        value={state.grain}
        options={[
          { value: 'event', label: t('flow.grain.event') },
          { value: 'event-channel', label: t('flow.grain.event-channel') },
        ]}
        onChange={grain => setSearch({ grain, only: undefined })}
      />
    </div>
  )
}

function TransitionTable({ answer, input, state, onBehind }: GraphProps & { readonly input: unknown }) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const label = useStepLabel()
  const time = (ms: number | null) => (ms === null ? '–' : formats.duration(ms))
  return (
    <DataTable
      label={t('graph.title')}
      rows={answer.transitions}
      total={answer.totalTransitions}
      rowKey={row => `${keyOf(row.from)} ${keyOf(row.to)}`}
      onRow={({ from, to }) =>
        onBehind({
          about: t('behind.transition', { from: label(from), to: label(to) }),
          mark: { of: 'transition', input, from, to },
          filter: { of: 'transition', keep: true, from, to },
        })
      }
      firstSort={{ column: 'count', descending: true }}
      columns={[
        { id: 'from', header: t('graph.from'), kind: 'text', value: row => label(row.from) },
        { id: 'to', header: t('graph.to'), kind: 'text', narrow: 'title', value: row => label(row.to) },
        {
          id: 'count',
          header: t('graph.count'),
          value: row => row.count,
          cell: row => formats.number(row.count),
          kind: 'number',
        },
        {
          id: 'cases',
          header: state.by === 'person' ? t('graph.people') : t('graph.cases'),
          value: row => row.cases,
          cell: row => formats.number(row.cases ?? 0),
          kind: 'number',
        },
        {
          id: 'median',
          header: t('graph.median'),
          value: row => row.medianMs,
          cell: row => time(row.medianMs),
          kind: 'amount',
        },
        {
          id: 'p90',
          header: t('graph.p90'),
          value: row => row.p90Ms,
          cell: row => time(row.p90Ms),
          kind: 'amount',
        },
      ]}
    />
  )
}
