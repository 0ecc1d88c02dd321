import { Select, Switch } from '@mantine/core'
import { useQuestion } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { QuestionCard } from '../../platform/ui/Card.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import { type Paths, pathsSchema, transitionsSchema } from '../model-answers.ts'
import styles from './Flow.module.css'
import { stepFromText, stepToText } from './flow-state.ts'
import type { FlowViewProps } from './flow-view.ts'
import { LabelledSlider } from './LabelledSlider.tsx'
import { PathFlowView } from './PathFlowView.tsx'
import { Amount, Trail } from './PathParts.tsx'
import { RuleFields } from './RuleFields.tsx'
import { flowSentences } from './sentences.ts'
import { keyOf } from './step-key.ts'
import { useStepLabel } from './use-step-label.ts'

/** The ways that are taken most: from a step, to a step, between two, or whole journeys. */
export function PathsView(props: FlowViewProps) {
  const t = useTranslate(flowSentences)
  const { state, view } = props
  const input = {
    ...view,
    grain: state.grain,
    start: state.whole || !state.start ? null : stepFromText(state.start),
    end: state.whole || !state.end ? null : stepFromText(state.end),
    length: state.length,
    whole: state.whole,
    collapse: !state.repeats,
    rules: state.rules,
    most: 30,
  }
  const asked = useQuestion('paths', input, { answer: pathsSchema })
  return (
    <QuestionCard title={t('paths.title')}>
      <PathFields {...props} />
      <RuleFields {...props} />
      <Answer
        query={{ ...asked, data: asked.data?.answer }}
        isEmpty={a => a.cases === 0}
        empty={<p>{t('paths.none')}</p>}
      >
        {answer => (
          <>
            {!state.whole && <PathFlowView input={input} {...props} />}
            <PathList answer={answer} input={input} {...props} />
          </>
        )}
      </Answer>
    </QuestionCard>
  )
}

function PathFields({ state, view, setSearch }: FlowViewProps) {
  const t = useTranslate(flowSentences)
  const label = useStepLabel()
  const input = { ...view, grain: state.grain, measure: 'counts' }
  const { data } = useQuestion('transitions', input, { answer: transitionsSchema })
  const steps = (data?.answer.steps ?? []).map(({ step }) => ({
    value: stepToText(step),
    label: label(step),
  }))
  const end = (name: 'start' | 'end') => (
    <Select
      label={name === 'start' ? t('paths.from') : t('paths.to')}
      placeholder={t('paths.anything')}
      data={steps}
      value={state[name]}
      onChange={value => setSearch({ [name]: value ?? undefined })}
      disabled={state.whole}
      clearable
      searchable
    />
  )
  return (
    <div className={styles.fields}>
      {end('start')}
      {end('end')}
      <LabelledSlider
        label={t('paths.length')}
        min={1}
        max={20}
        disabled={state.whole}
        value={state.length}
        onChange={value => setSearch({ length: String(value) })}
      />
      <Switch
        label={t('paths.whole')}
        checked={state.whole}
        onChange={event => setSearch({ whole: event.currentTarget.checked ? '1' : undefined })}
      />
      <Switch
        label={t('paths.collapse')}
        checked={!state.repeats}
        onChange={event => setSearch({ repeats: event.currentTarget.checked ? undefined : '1' })}
      />
    </div>
  )
}

type ListProps = FlowViewProps & { readonly answer: Paths; readonly input: unknown }

function PathList({ answer, input, state, onBehind }: ListProps) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const label = useStepLabel()
  const shown = answer.paths.reduce((sum, path) => sum + path.share.n, 0) / answer.cases
  const widest = Math.max(0.01, ...answer.paths.map(path => path.share.high))
  const open = ({ steps, cut }: Paths['paths'][number]) =>
    onBehind({
      about: formats.list(steps.map(label)),
      mark: { of: 'path', input, steps, cut },
    })
  return (
    <>
      <p>
        {t('paths.summary', {
          cases: formats.quantity(answer.cases),
          distinct: formats.quantity(answer.distinct),
        })}{' '}
        {answer.paths.length < answer.distinct &&
          t('paths.top', { n: formats.quantity(answer.paths.length), share: formats.percent(shown) })}
      </p>
      <ol className={styles.paths}>
        {answer.paths.map(path => (
          <li key={`${path.steps.map(keyOf).join(' ')} ${path.cut}`}>
            <button type="button" className={styles.path} onClick={() => open(path)}>
              <Amount share={path.share} widest={widest} />
              <Trail path={path} />
              <span className={styles.facts}>
                {path.steps.length > 1 && (
                  <span>{t('paths.took', { time: formats.duration(path.meanMs, { place: 'object' }) })}</span>
                )}
                {path.cut && state.end && (
                  <span>{t('paths.cut', { step: label(stepFromText(state.end)) })}</span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}
