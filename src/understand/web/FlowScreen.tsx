import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi, useQuestion } from '../../platform/http/client-context.ts'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Page, PageHeader, Spacer, Toolbar } from '../../platform/ui/Page.tsx'
import { PeriodPicker, usePeriodWords } from '../../platform/ui/PeriodPicker.tsx'
import { periodInstants, periodToText } from '../../platform/ui/period.ts'
import { Segmented } from '../../platform/ui/Segmented.tsx'
import type { ScreenProps } from '../../platform/ui/screen.ts'
import { useNow } from '../../platform/ui/use-now.ts'
import { leftOutSchema, transitionsSchema } from '../model-answers.ts'
import { caseKindsQuery, usualCaseKinds } from '../model-case-kinds.ts'
import type { FlowFilter } from '../model-flow.ts'
import { BehindPanel } from './BehindPanel.tsx'
import { FilterChips } from './FilterChips.tsx'
import styles from './Flow.module.css'
import { FunnelView } from './FunnelView.tsx'
import { listToText, readFlowState } from './flow-state.ts'
import type { Behind, FlowViewProps } from './flow-view.ts'
import { GraphView } from './GraphView.tsx'
import { PathsView } from './PathsView.tsx'
import { flowSentences } from './sentences.ts'
import { VariantsView } from './VariantsView.tsx'

/** Journeys as they were walked: the graph of what follows what, the paths, and how far people come. */
export function FlowScreen({ search, setSearch }: ScreenProps) {
  const t = useTranslate(flowSentences)
  const { settings } = useLocale()
  const now = useNow(60_000)
  const state = readFlowState(search)
  const [behind, setBehind] = useState<Behind | null>(null)
  const period = periodInstants(state.period, settings, Math.floor(now / 60_000) * 60_000)
  const view = { by: state.by, period, only: state.view === 'funnel' ? [] : state.only }
  const props: FlowViewProps = { state, view, setSearch, onBehind: setBehind }
  const filter = (added: FlowFilter) => {
    setSearch({ only: listToText([...state.only, added]) }, { isStep: true })
    setBehind(null)
  }
  return (
    <Page>
      <PageHeader title={t('flow.title')} meta={<Meta {...props} />} />
      <Toolbar>
        <Segmented
          label={t('flow.view')}
          value={state.view}
          options={[
            { value: 'graph', label: t('flow.view.graph') },
            { value: 'variants', label: t('flow.view.variants') },
            { value: 'paths', label: t('flow.view.paths') },
            { value: 'funnel', label: t('flow.view.funnel') },
          ]}
          onChange={view => setSearch({ view })}
        />
        <ByPicker value={state.by} onChange={by => setSearch({ by })} />
        <Spacer />
        <PeriodPicker value={state.period} onChange={chosen => setSearch({ period: periodToText(chosen) })} />
      </Toolbar>
      {state.view !== 'funnel' && <FilterChips {...props} />}
      {state.view === 'graph' && <GraphView {...props} />}
      {state.view === 'variants' && <VariantsView {...props} />}
      {state.view === 'paths' && <PathsView {...props} />}
      {state.view === 'funnel' && <FunnelView {...props} />}
      <LeftOut by={state.by} />
      <BehindPanel behind={behind} by={state.by} onClose={() => setBehind(null)} onFilter={filter} />
    </Page>
  )
}

function Meta({ state, view }: FlowViewProps) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const words = usePeriodWords()
  const { data } = useQuestion('transitions', { ...view, measure: 'counts' }, { answer: transitionsSchema })
  if (!data) return null
  const values = { n: formats.quantity(data.answer.cases), period: words(state.period) }
  return state.by === 'person' ? t('flow.meta.people', values) : t('flow.meta.cases', values)
}

function ByPicker({ value, onChange }: { value: string; onChange(by: string): void }) {
  const t = useTranslate(flowSentences)
  const nameOf = useDataNames()
  const api = useApi()
  const { kinds } = useQuery(caseKindsQuery(api)).data ?? { kinds: usualCaseKinds }
  const label = (kind: string) =>
    kind === 'person'
      ? t('flow.by.person')
      : kind === 'account'
        ? t('flow.by.account')
        : t('flow.by.other', { property: nameOf('property', kind) })
  return (
    <Select
      aria-label={t('flow.by')}
      data={kinds.map(kind => ({ value: kind, label: label(kind) }))}
      value={value}
      allowDeselect={false}
      onChange={chosen => chosen && onChange(chosen)}
      className={styles.by}
    />
  )
}

/** Nothing is left out in silence. */
function LeftOut({ by }: { by: string }) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const { data } = useQuestion('left-out', { by }, { answer: leftOutSchema })
  if (!data) return null
  const { longCases, limit, eventsOfNobody, eventsOfPages } = data.answer
  return (
    <div className={styles.notes}>
      {longCases > 0 && (
        <p>{t('flow.leftOut.long', { n: formats.quantity(longCases), limit: formats.number(limit) })}</p>
      )}
      {by === 'person' && eventsOfNobody > 0 && (
        <p>{t('flow.leftOut.nobody', { n: formats.quantity(eventsOfNobody) })}</p>
      )}
      {eventsOfPages > 0 && <p>{t('flow.leftOut.ofPages', { n: formats.quantity(eventsOfPages) })}</p>}
    </div>
  )
}
