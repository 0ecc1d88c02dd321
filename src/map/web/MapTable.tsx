import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { EvidenceDot } from '../../platform/ui/EvidenceDot.tsx'
import { DataTable, type DrawnColumn } from '../../platform/ui/table/DataTable.tsx'
import { type JourneyMap, type MapStep, titleIn } from '../model.ts'
import type { StepAnswer } from '../model-answer.ts'
import type { MapView } from './prepare-map.ts'
import { mapSentences } from './sentences.ts'

interface Row {
  readonly index: number
  readonly stage: string
  readonly step: MapStep
  readonly answer: StepAnswer | null
}

/** The map as a table, for auditing: every step with its numbers, sortable, exported as CSV. */
export function MapTable({
  map,
  view,
  onStep,
}: {
  map: JourneyMap
  view: MapView
  onStep(step: MapStep): void
}) {
  const t = useTranslate(mapSentences)
  const { formats, settings } = useLocale()
  const stages = new Map(map.content.stages.map(stage => [stage.id, titleIn(stage.title, settings.language)]))
  const rows = view.columns.flatMap(({ step, stageId, answer }, index): Row[] =>
    step ? [{ index, stage: stages.get(stageId) ?? '', step, answer }] : [],
  )
  const number = (
    id: string,
    label: string,
    value: (answer: StepAnswer) => number | null,
    show: (n: number) => string,
    kind: 'number' | 'amount' = 'number',
  ): DrawnColumn<Row> => ({
    id,
    header: label,
    kind,
    value: row => (row.answer?.measured ? value(row.answer) : null),
    cell: row => {
      const n = row.answer?.measured ? value(row.answer) : null
      return n === null ? '' : show(n)
    },
  })
  const columns: DrawnColumn<Row>[] = [
    { id: 'stage', kind: 'text', narrow: 'fact', header: t('table.stage'), value: row => row.stage },
    {
      id: 'step',
      kind: 'text',
      narrow: 'title',
      width: 1.6,
      header: t('table.step'),
      value: row => titleIn(row.step.title, settings.language),
    },
    number(
      'cases',
      t(map.content.by === 'person' ? 'table.people' : 'table.journeys'),
      a => a.cases,
      formats.number,
    ),
    number('share', t('table.share'), a => a.share, formats.percent),
    number('dropOff', t('table.dropOff'), a => a.dropOff, formats.percent),
    number(
      'next',
      t('table.next'),
      a => a.medianToNext,
      ms => formats.duration(ms),
      'amount',
    ),
    number(
      'emotion',
      t('table.emotion'),
      a => a.emotion?.mean ?? null,
      v => formats.number(v, { decimals: 1, sign: true }),
    ),
    {
      id: 'evidence',
      kind: 'text',
      header: t('table.evidence'),
      value: row => (row.step.rule.length > 0 ? t('map.measured') : t('map.assumed')),
      cell: row => <EvidenceDot kind={row.step.rule.length > 0 ? 'measured' : 'assumed'} withLabel />,
    },
  ]
  return (
    <Card padding="none">
      <DataTable
        label={titleIn(map.content.title, settings.language)}
        columns={columns}
        rows={rows}
        rowKey={row => row.step.id}
        onRow={row => onStep(row.step)}
        height="calc(100dvh - 300px)"
      />
    </Card>
  )
}
