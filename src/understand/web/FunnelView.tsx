import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuestion } from '../../platform/http/client-context.ts'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { QuestionCard } from '../../platform/ui/Card.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import { transitionsSchema } from '../model-answers.ts'
import { funnelSchema } from '../model-funnel.ts'
import styles from './Flow.module.css'
import { funnelToText, type Within, withins } from './flow-state.ts'
import type { FlowViewProps } from './flow-view.ts'
import { FunnelShare } from './funnel/FunnelShare.tsx'
import { FunnelSteps } from './funnel/FunnelSteps.tsx'
import { flowSentences } from './sentences.ts'

/** How far they come: steps chosen one after the other, the answer beside them as they are chosen. */
export function FunnelView(props: FlowViewProps) {
  const t = useTranslate(flowSentences)
  const nameOf = useDataNames()
  const { state, view } = props
  const chosen = state.funnel.filter(name => name !== '')
  const input = {
    ...view,
    windowMs: withins[state.within],
    // A step may be named twice, its place may not.
    steps: chosen.map((event, i) => ({ id: `${i + 1}`, any: [{ event }] })),
  }
  const isOff = chosen.length < 2
  const asked = useQuestion('funnel', input, { answer: funnelSchema, isOff })
  return (
    <QuestionCard
      title={t('funnel.title')}
      answer={asked.data && !isOff ? <FunnelShare answer={asked.data.answer} /> : undefined}
    >
      <div className={styles.funnel}>
        <div>
          <Builder {...props} />
        </div>
        <div>
          {isOff ? (
            <p>{t('funnel.few')}</p>
          ) : (
            <Answer query={{ ...asked, data: asked.data?.answer }} shape="chart">
              {answer =>
                answer.steps[0]?.ofStart.n ? (
                  <FunnelSteps
                    answer={answer}
                    input={input}
                    labels={chosen.map(name => nameOf('event', name))}
                    hasTimes
                    onBehind={props.onBehind}
                  />
                ) : (
                  <p>{t('funnel.none')}</p>
                )
              }
            </Answer>
          )}
          <p className={styles.definition}>{t('funnel.definition')}</p>
        </div>
      </div>
    </QuestionCard>
  )
}

function Builder({ state, view, setSearch }: FlowViewProps) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { data } = useQuestion('transitions', { ...view, measure: 'counts' }, { answer: transitionsSchema })
  // What was chosen stays in its field, also in a period in which nobody did it.
  const seen = (data?.answer.steps ?? []).map(({ step: { name } }) => name)
  const chosen = state.funnel.filter(name => name !== '')
  const events = [...new Set([...seen, ...chosen])].map(name => ({
    value: name,
    label: nameOf('event', name),
  }))
  const put = (names: readonly string[]) => setSearch({ funnel: funnelToText(names) })
  return (
    <>
      <ol className={styles.builder}>
        {state.funnel.map((name, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step may be chosen twice; its place is what it is
          <li key={i}>
            <Select
              label={t('funnel.step', { n: formats.number(i + 1) })}
              placeholder={t('funnel.choose')}
              data={events}
              value={name === '' ? null : name}
              onChange={value => put(state.funnel.with(i, value ?? ''))}
              searchable
            />
            {state.funnel.length > 2 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('funnel.remove', { step: nameOf('event', name) || formats.number(i + 1) })}
                onClick={() => put(state.funnel.toSpliced(i, 1))}
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      <div className={styles.fields}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={state.funnel.length >= 16}
          onClick={() => put([...state.funnel, ''])}
        >
          {t('funnel.add')}
        </Button>
        <Select
          label={t('funnel.within')}
          data={withinNames.map(within => ({ value: within, label: t(`funnel.within.${within}`) }))}
          value={state.within}
          allowDeselect={false}
          onChange={within => within && setSearch({ within })}
        />
      </div>
    </>
  )
}

const withinNames: readonly Within[] = ['hour', 'day', 'week', 'month', 'year', 'any']
