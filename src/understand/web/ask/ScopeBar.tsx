import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Spacer } from '../../../platform/ui/Page.tsx'
import { PeriodPicker } from '../../../platform/ui/PeriodPicker.tsx'
import { segmentsAnswer } from '../../../unify/segments/model-segment.ts'
import { caseKindsQuery, usualCaseKinds } from '../../model-case-kinds.ts'
import styles from './Ask.module.css'
import type { AskState, CompareWith } from './ask-state.ts'
import { FilterBar } from './FilterBar.tsx'
import type { QuestionUi } from './question-ui.ts'
import { PropertyPick } from './sentence/fields.tsx'
import { PillSelect } from './sentence/Pill.tsx'
import { askSentences } from './sentences.ts'
import type { Seen } from './use-seen.ts'

interface ScopeBarProps {
  readonly state: AskState
  readonly scope: QuestionUi['scope']
  readonly seen: Seen
  change(more: Partial<AskState>): void
}

/** Whose journeys, when, which of them, compared with what and broken down by what: the same for every question. */
export function ScopeBar(props: ScopeBarProps) {
  const { state, scope, seen, change } = props
  return (
    <div className={styles.scope}>
      {scope.by && <ByPick {...props} />}
      <SegmentPick {...props} />
      <FilterBar scope={state.scope} seen={seen} onChange={next => change({ scope: next })} />
      <Spacer />
      {scope.breakdown && <BreakdownPick {...props} />}
      {scope.compare && <ComparePick {...props} />}
      {scope.period && <PeriodPicker value={state.period} onChange={period => change({ period })} />}
    </div>
  )
}

function ByPick({ state, change }: ScopeBarProps) {
  const t = useTranslate(askSentences)
  const api = useApi()
  const nameOf = useDataNames()
  const { kinds } = useQuery(caseKindsQuery(api)).data ?? { kinds: usualCaseKinds }
  const label = (kind: string) =>
    kind === 'person' || kind === 'session' || kind === 'account'
      ? t(`by.${kind}`)
      : t('by.other', { property: nameOf('property', kind) })
  return (
    <PillSelect
      label={t('by.label')}
      value={state.scope.by}
      options={kinds.map(value => ({ value, label: label(value) }))}
      onChange={by => by && change({ scope: { ...state.scope, by } })}
    />
  )
}

/** The names of the workspace's segments. */
export function useSegmentOptions() {
  const api = useApi()
  const { data } = useQuery({
    queryKey: [api.base, 'segments'],
    queryFn: ({ signal }) => api.get('/segments', segmentsAnswer, { signal }),
    staleTime: 30_000,
  })
  return (data?.segments ?? []).map(({ id, name }) => ({ value: String(id), label: name }))
}

function SegmentPick({ state, change }: ScopeBarProps) {
  const t = useTranslate(askSentences)
  const options = useSegmentOptions()
  if (options.length === 0 && state.scope.segment === null) return null
  return (
    <PillSelect
      label={t('scope.segment')}
      value={state.scope.segment === null ? null : String(state.scope.segment)}
      placeholder={t('scope.everybody')}
      options={options}
      isClearable
      onChange={id => change({ scope: { ...state.scope, segment: id === null ? null : Number(id) } })}
    />
  )
}

const segmentPrefix = 'segment:'

function ComparePick({ state, change }: ScopeBarProps) {
  const t = useTranslate(askSentences)
  const segments = useSegmentOptions()
  const { compare } = state
  const options = [
    ...('all' in state.period
      ? []
      : (['before', 'year-before'] as const).map(value => ({ value, label: t(`scope.compare.${value}`) }))),
    ...segments.map(({ value, label }) => ({
      value: `${segmentPrefix}${value}`,
      label: t('scope.compare.segment', { name: label }),
    })),
  ]
  const value =
    compare === null || typeof compare === 'string' ? compare : `${segmentPrefix}${compare.segment}`
  return (
    <PillSelect
      label={t('scope.compare')}
      value={value}
      placeholder={t('scope.compare.none')}
      options={options}
      isClearable
      onChange={chosen => change({ compare: readChoice(chosen) })}
    />
  )
}

function readChoice(chosen: string | null): CompareWith | null {
  if (chosen === 'before' || chosen === 'year-before') return chosen
  return chosen?.startsWith(segmentPrefix) ? { segment: Number(chosen.slice(segmentPrefix.length)) } : null
}

function BreakdownPick({ state, seen, change }: ScopeBarProps) {
  const t = useTranslate(askSentences)
  const { breakdown } = state
  return (
    <>
      <PropertyPick
        label={t('scope.breakdown')}
        value={breakdown?.path ?? null}
        placeholder={t('scope.breakdown.none')}
        seen={seen}
        withChannel
        isClearable
        onChange={path => change({ breakdown: path === null ? null : { path, of: breakdown?.of ?? 'last' } })}
      />
      {breakdown && (
        <PillSelect
          label={t('scope.breakdown.of')}
          value={breakdown.of}
          options={(['first', 'last', 'step'] as const).map(of => ({
            value: of,
            label: t(`scope.breakdown.${of}`),
          }))}
          onChange={of => {
            if (of === 'first' || of === 'last' || of === 'step') change({ breakdown: { ...breakdown, of } })
          }}
        />
      )}
    </>
  )
}
