import { Switch } from '@mantine/core'
import { useQuestion } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { QuestionCard } from '../../platform/ui/Card.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import { type Paths, pathsSchema } from '../model-answers.ts'
import styles from './Flow.module.css'
import type { FlowViewProps } from './flow-view.ts'
import { LabelledSlider } from './LabelledSlider.tsx'
import { Amount, Trail } from './PathParts.tsx'
import { prepareVariants } from './prepare-variants.ts'
import { flowSentences } from './sentences.ts'
import { keyOf } from './step-key.ts'
import { useStepLabel } from './use-step-label.ts'

/** Whole journeys, equal ones together: the most frequent first, with how much of all they cover. */
export function VariantsView(props: FlowViewProps) {
  const t = useTranslate(flowSentences)
  const { state, view, setSearch } = props
  const input = {
    ...view,
    grain: state.grain,
    whole: true,
    collapse: !state.repeats,
    median: true,
    most: state.variants,
  }
  const asked = useQuestion('paths', input, { answer: pathsSchema })
  return (
    <QuestionCard title={t('variants.title')}>
      <div className={styles.fields}>
        <LabelledSlider
          label={t('flow.view.variants')}
          min={5}
          max={200}
          value={state.variants}
          onChange={value => setSearch({ variants: String(value) })}
        />
        <Switch
          label={t('paths.collapse')}
          checked={!state.repeats}
          onChange={event => setSearch({ repeats: event.currentTarget.checked ? undefined : '1' })}
        />
      </div>
      <Answer
        query={{ ...asked, data: asked.data?.answer }}
        isEmpty={answer => answer.cases === 0}
        empty={<p>{t('paths.none')}</p>}
      >
        {answer => <VariantList answer={answer} input={input} {...props} />}
      </Answer>
    </QuestionCard>
  )
}

function VariantList({
  answer,
  input,
  state,
  onBehind,
}: FlowViewProps & { readonly answer: Paths; readonly input: unknown }) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const label = useStepLabel()
  const { variants, covered, rest, widest } = prepareVariants(answer)
  const open = ({ steps }: Paths['paths'][number]) =>
    onBehind({
      about: formats.list(steps.map(label)),
      mark: { of: 'path', input, steps },
      ...(steps.length <= 1_000
        ? { filter: { of: 'variant', keep: true, steps, collapse: !state.repeats } }
        : {}),
    })
  const time = (ms: number) => formats.duration(ms)
  return (
    <>
      <p>
        {t('variants.answer', {
          cases: formats.quantity(answer.cases),
          distinct: formats.quantity(answer.distinct),
          n: formats.quantity(variants.length),
          share: formats.percent(covered),
        })}
      </p>
      <ol className={styles.paths}>
        {variants.map(({ path, cumulative }) => (
          <li key={path.steps.map(keyOf).join(' ')}>
            <button type="button" className={styles.path} onClick={() => open(path)}>
              <Amount share={path.share} widest={widest} />
              <Trail path={path} />
              <span className={styles.facts}>
                <span>{t('variants.cumulative', { share: formats.percent(cumulative) })}</span>
                {path.steps.length > 1 && path.medianMs !== null && (
                  <span>{t('variants.times', { median: time(path.medianMs), mean: time(path.meanMs) })}</span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {rest.variants > 0 && (
        <p className={styles.exact}>
          {t('variants.other', { n: formats.quantity(rest.variants), share: formats.percent(rest.share) })}
        </p>
      )}
    </>
  )
}
