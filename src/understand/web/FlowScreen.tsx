import { useState } from 'react'
import { useQuestion } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Page, PageHeader, Spacer, Toolbar } from '../../platform/ui/Page.tsx'
import { PeriodPicker, usePeriodWords } from '../../platform/ui/PeriodPicker.tsx'
import { type Period, periodFromText, periodInstants, periodToText } from '../../platform/ui/period.ts'
import { Segmented } from '../../platform/ui/Segmented.tsx'
import type { ScreenProps } from '../../platform/ui/screen.ts'
import { Answer, EmptyState } from '../../platform/ui/states.tsx'
import { useNow } from '../../platform/ui/use-now.ts'
import { pathsSchema, transitionsSchema } from '../model-answers.ts'
import { DetailSliders } from './DetailSliders.tsx'
import { FlowGraph } from './FlowGraph.tsx'
import { PathList } from './PathList.tsx'
import { prepareFlow } from './prepare-flow.ts'
import { flowSentences } from './sentences.ts'

const usualPeriod: Period = { days: 90 }
const grains = ['event', 'event-channel'] as const

/** Which step follows which, and the ways people take most. */
export function FlowScreen({ search, setSearch }: ScreenProps) {
  const t = useTranslate(flowSentences)
  const { settings } = useLocale()
  const words = usePeriodWords()
  const now = useNow()
  const period = periodFromText(search.period ?? '') ?? usualPeriod
  const minute = Math.floor(now / 60_000) * 60_000
  const grain = grains.find(one => one === search.grain) ?? 'event'
  const view = search.view === 'paths' ? 'paths' : 'graph'
  const asked = { by: 'person', grain, period: periodInstants(period, settings, minute) }
  return (
    <Page>
      <PageHeader title={t('flow.title')} meta={words(period)} />
      <Toolbar>
        <Segmented
          label={t('flow.view')}
          value={view}
          options={[
            { value: 'graph', label: t('flow.view.graph') },
            { value: 'paths', label: t('flow.view.paths') },
          ]}
          onChange={chosen => setSearch({ view: chosen === 'graph' ? undefined : chosen })}
        />
        <Segmented
          label={t('flow.grain')}
          value={grain}
          options={grains.map(one => ({ value: one, label: t(`flow.grain.${one}`) }))}
          onChange={chosen => setSearch({ grain: chosen === 'event' ? undefined : chosen })}
        />
        <Spacer />
        <PeriodPicker value={period} onChange={chosen => setSearch({ period: periodToText(chosen) })} />
      </Toolbar>
      {view === 'graph' ? <GraphView asked={asked} /> : <PathsView asked={asked} />}
    </Page>
  )
}

interface Asked {
  readonly by: string
  readonly grain: 'event' | 'event-channel'
  readonly period: { from: number; to: number } | null
}

function GraphView({ asked }: { asked: Asked }) {
  const { direction } = useLocale()
  const [detail, setDetail] = useState({ steps: 12, transitions: 0.3 })
  const answer = useQuestion('transitions', { ...asked, collapse: true }, { answer: transitionsSchema })
  return (
    <Answer query={answer} shape="chart" isEmpty={found => found.answer.cases === 0} empty={<Nothing />}>
      {found => {
        const flow = prepareFlow(found.answer, detail, direction)
        return (
          <Card>
            <DetailSliders
              detail={detail}
              answer={found.answer}
              shown={flow.shownShare}
              onChange={setDetail}
            />
            <FlowGraph flow={flow} />
          </Card>
        )
      }}
    </Answer>
  )
}

function PathsView({ asked }: { asked: Asked }) {
  const [length, setLength] = useState(5)
  const answer = useQuestion('paths', { ...asked, length, most: 30 }, { answer: pathsSchema })
  return (
    <Answer query={answer} shape="table" isEmpty={found => found.answer.cases === 0} empty={<Nothing />}>
      {found => <PathList answer={found.answer} length={length} onLength={setLength} />}
    </Answer>
  )
}

function Nothing() {
  const t = useTranslate(flowSentences)
  return <EmptyState title={t('flow.emptyTitle')} text={t('flow.emptyText')} />
}
