import { Button, FileButton, Loader } from '@mantine/core'
import { IconCoins } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card, QuestionCard } from '../../../platform/ui/Card.tsx'
import { Chip, Tag } from '../../../platform/ui/Chip.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import { Failed, Note } from '../../../platform/ui/Form.tsx'
import { Toolbar } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Since } from '../../../platform/ui/Since.tsx'
import { Stat } from '../../../platform/ui/Stat.tsx'
import { Answer, EmptyState, useErrorSentence } from '../../../platform/ui/states.tsx'
import { DataTable, type DrawnColumn } from '../../../platform/ui/table/DataTable.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { CostBatch, CostsAnswer } from '../../costs/model-costs.ts'
import { DataPage } from '../DataPage.tsx'
import { CostFileCard } from './CostFileCard.tsx'
import styles from './Costs.module.css'
import {
  type CampaignLine,
  type CurrencyCosts,
  gapsBySource,
  platformName,
  prepareCosts,
} from './prepare-costs.ts'
import { costsSentences } from './sentences.ts'
import { type CostFile, useCostFile, useCosts, useUndoCosts } from './use-costs.ts'

/** What advertising cost: totals by campaign and month, days that are missing, files to bring in and to undo. */
export function CostsScreen() {
  const t = useTranslate(costsSentences)
  const costs = useCosts()
  const mayEdit = useMayEdit()
  const work = useCostFile()
  return (
    <DataPage here="costs" title={t('costs.title')} meta={t('costs.meta')}>
      <div className={styles.stack}>
        {mayEdit && <ChooseFile work={work} />}
        {mayEdit && work.file && work.look.data && (
          <CostFileCard file={work.file} look={work.look.data} work={work} />
        )}
        <Answer
          query={costs}
          shape="table"
          isEmpty={found => found.batches.length === 0}
          empty={<EmptyState title={t('costs.empty.title')} text={t('costs.empty.text')} />}
        >
          {found => <Found answer={found} />}
        </Answer>
      </div>
    </DataPage>
  )
}

function ChooseFile({ work }: { work: CostFile }) {
  const t = useTranslate(costsSentences)
  const sentence = useErrorSentence()
  const error = work.look.error
  return (
    <div className={styles.drop}>
      <IconCoins size={30} stroke={1.4} className={styles.icon} aria-hidden />
      <div className={styles.dropWords}>
        <strong>{t('costs.drop')}</strong>
        <Note>{t('costs.drop.about')}</Note>
        {error !== null && <Failed>{sentence(error)}</Failed>}
      </div>
      {work.look.isPending && work.look.data === undefined ? (
        <span role="status" className={styles.working}>
          <Loader size="sm" />
          {t('costs.reading')}
        </span>
      ) : (
        <FileButton onChange={chosen => chosen && work.choose(chosen)}>
          {props => <Button {...props}>{t('costs.choose')}</Button>}
        </FileButton>
      )}
    </div>
  )
}

function Found({ answer }: { answer: CostsAnswer }) {
  const t = useTranslate(costsSentences)
  const formats = useFormats()
  const tables = prepareCosts(answer)
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = tables.find(one => one.currency === chosen) ?? tables[0]
  return (
    <>
      {tables.length > 0 && (
        <Card>
          <div className={styles.stats}>
            {tables.map(one => (
              <Stat
                key={one.currency}
                label={t('costs.total', { currency: one.currency })}
                value={formats.money(one.total, one.currency)}
                note={t('costs.total.note', { n: one.campaigns.length })}
              />
            ))}
          </div>
        </Card>
      )}
      {shown && (
        <QuestionCard title={t('costs.campaigns')}>
          {tables.length > 1 && (
            <Toolbar>
              {tables.map(one => (
                <Chip key={one.currency} pressed={one === shown} onClick={() => setChosen(one.currency)}>
                  <bdi dir="ltr">{one.currency}</bdi>
                </Chip>
              ))}
            </Toolbar>
          )}
          <Campaigns costs={shown} />
          {answer.more && <Note>{t('costs.more')}</Note>}
        </QuestionCard>
      )}
      <Gaps gaps={answer.gaps} />
      <Batches batches={answer.batches} />
    </>
  )
}

function Campaigns({ costs }: { costs: CurrencyCosts }) {
  const t = useTranslate(costsSentences)
  const formats = useFormats()
  const money = (amount: number | undefined) =>
    amount === undefined ? '' : formats.money(amount, costs.currency)
  const columns: DrawnColumn<CampaignLine>[] = [
    {
      id: 'campaign',
      header: t('costs.campaign'),
      kind: 'text',
      width: 1.8,
      narrow: 'title',
      value: row => row.campaign,
    },
    {
      id: 'source',
      header: t('costs.source'),
      kind: 'text',
      value: row => platformName(row.source),
    },
    ...costs.months.map(
      (month): DrawnColumn<CampaignLine> => ({
        id: month,
        header: formats.date(`${month}-01`, 'month'),
        kind: 'number',
        value: row => row.months[month] ?? null,
        cell: row => money(row.months[month]),
      }),
    ),
    {
      id: 'total',
      header: t('costs.sum'),
      kind: 'number',
      value: row => row.total,
      cell: row => <strong>{money(row.total)}</strong>,
    },
    {
      id: 'impressions',
      header: t('costs.impressions'),
      kind: 'number',
      value: row => row.impressions,
      cell: row => formats.number(row.impressions),
    },
    {
      id: 'clicks',
      header: t('costs.clicks'),
      kind: 'number',
      value: row => row.clicks,
      cell: row => formats.number(row.clicks),
    },
  ]
  return (
    <DataTable
      label={t('costs.campaigns')}
      columns={columns}
      rows={costs.campaigns}
      rowKey={row => row.key}
      firstSort={{ column: 'total', descending: true }}
      least={620 + 110 * costs.months.length}
    />
  )
}

const mostSpans = 40

function Gaps({ gaps }: { gaps: CostsAnswer['gaps'] }) {
  const t = useTranslate(costsSentences)
  const formats = useFormats()
  return (
    <QuestionCard title={t('costs.gaps')} answer={t(gaps.length > 0 ? 'costs.gaps.text' : 'costs.gaps.none')}>
      {gaps.length > 0 && (
        <RowList>
          {gapsBySource(gaps).map(({ source, days, spans }) => (
            <Row
              key={source}
              title={<bdi dir="auto">{platformName(source)}</bdi>}
              facts={spans
                .slice(0, mostSpans)
                .map(({ from, to }) => (
                  <span key={from}>{from === to ? formats.date(from) : formats.dateRange(from, to)}</span>
                ))}
            >
              <Tag tone="attention">{t('costs.gap', { n: days })}</Tag>
            </Row>
          ))}
        </RowList>
      )}
    </QuestionCard>
  )
}

function Batches({ batches }: { batches: readonly CostBatch[] }) {
  const t = useTranslate(costsSentences)
  const formats = useFormats()
  const mayEdit = useMayEdit()
  const [asked, setAsked] = useState<CostBatch | null>(null)
  const undo = useUndoCosts()
  return (
    <QuestionCard title={t('costs.batches')}>
      <RowList>
        {batches.map(batch => (
          <Row
            key={batch.id}
            title={
              <bdi dir="auto">
                {batch.kind === 'api' ? batch.sources.map(platformName).join(', ') : batch.name}
              </bdi>
            }
            facts={
              <>
                <span>{t(`costs.batch.${batch.kind}`)}</span>
                <span>{t('costs.rows', { n: batch.rows })}</span>
                <span>
                  {batch.fromDay === batch.toDay
                    ? formats.date(batch.fromDay)
                    : formats.dateRange(batch.fromDay, batch.toDay)}
                </span>
                <Since at={batch.createdAt} />
              </>
            }
          >
            {batch.status === 'undone' ? (
              <Tag tone="quiet">{t('costs.undone')}</Tag>
            ) : (
              mayEdit && (
                <Button variant="default" size="xs" onClick={() => setAsked(batch)}>
                  {t('costs.undo')}
                </Button>
              )
            )}
          </Row>
        ))}
      </RowList>
      {asked && (
        <ConfirmDialog
          title={t('costs.undo.title')}
          text={t('costs.undo.text', { name: asked.name })}
          action={t('costs.undo')}
          mutation={undo}
          onClose={() => setAsked(null)}
          onConfirm={() =>
            undo.mutate(asked.id, {
              onSuccess: () => {
                setAsked(null)
                showDone(t('costs.undo.done'))
              },
            })
          }
        />
      )}
    </QuestionCard>
  )
}
