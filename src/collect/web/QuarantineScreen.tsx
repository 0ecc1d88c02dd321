import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi, useMayEdit } from '../../platform/http/client-context.ts'
import { DataName } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Chip } from '../../platform/ui/Chip.tsx'
import { Note } from '../../platform/ui/Form.tsx'
import { Toolbar } from '../../platform/ui/Page.tsx'
import { Row, RowList } from '../../platform/ui/RowList.tsx'
import { Since } from '../../platform/ui/Since.tsx'
import type { ScreenProps } from '../../platform/ui/screen.ts'
import { Answer, EmptyState, useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../platform/ui/toasts.ts'
import { quarantineReasons } from '../model.ts'
import { quarantineAnswer, replayAnswer } from '../model-data.ts'
import styles from './Data.module.css'
import { DataPage } from './DataPage.tsx'
import { countByReason, type QuarantineEntry, readRefusedRow } from './prepare-quarantine.ts'
import { RepairPanel } from './RepairPanel.tsx'
import { collectSentences } from './sentences.ts'

/** What was refused, why, and its exact text; repaired in an editor and processed again. */
export function QuarantineScreen({ search, setSearch }: ScreenProps) {
  const t = useTranslate(collectSentences)
  const api = useApi()
  const mayEdit = useMayEdit()
  const [chosen, setChosen] = useState<QuarantineEntry | null>(null)
  const reason = quarantineReasons.find(one => one === search.reason)
  const found = useQuery({
    queryKey: [api.base, 'quarantine', reason],
    queryFn: ({ signal }) => api.get('/quarantine', quarantineAnswer, { query: { reason }, signal }),
    placeholderData: previous => previous,
  })
  const rows = found.data?.rows ?? []
  return (
    <DataPage
      here="quarantine"
      title={t('data.tab.quarantine')}
      meta={t('quarantine.meta')}
      actions={mayEdit && rows.length > 0 && <ReplayAll rows={rows} />}
    >
      <Answer
        query={found}
        shape="table"
        isEmpty={answer => answer.counts.length === 0}
        empty={<EmptyState title={t('quarantine.empty.title')} text={t('quarantine.empty.text')} />}
      >
        {answer => (
          <>
            <Toolbar>
              <Chip pressed={reason === undefined} onClick={() => setSearch({ reason: undefined })}>
                {t('quarantine.all')}
              </Chip>
              {countByReason(answer.counts).map(one => (
                <Chip
                  key={one.reason}
                  pressed={reason === one.reason}
                  onClick={() => setSearch({ reason: one.reason })}
                >
                  {t(`reason.${one.reason}`)} · <Count n={one.events} />
                </Chip>
              ))}
            </Toolbar>
            <Card padding="none">
              <RowList>
                {answer.rows.map(row => (
                  <RefusedRow key={row.id} row={row} onRepair={mayEdit ? () => setChosen(row) : null} />
                ))}
              </RowList>
            </Card>
            {answer.more && <Note>{t('quarantine.more', { n: answer.rows.length })}</Note>}
          </>
        )}
      </Answer>
      {chosen && <RepairPanel key={chosen.id} row={chosen} onClose={() => setChosen(null)} />}
    </DataPage>
  )
}

function Count({ n }: { n: number }) {
  const t = useTranslate(collectSentences)
  return <span>{t('sources.events.n', { n })}</span>
}

function RefusedRow({ row, onRepair }: { row: QuarantineEntry; onRepair: (() => void) | null }) {
  const t = useTranslate(collectSentences)
  const formats = useFormats()
  const refused = readRefusedRow(row)
  const place = refused && { file: refused.cell.file, line: formats.number(refused.cell.line) }
  return (
    <Row
      title={refused ? t(`refusal.${refused.why}`) : t(`reason.${row.reason}`)}
      facts={
        <>
          <DataName kind="source" raw={row.source} />
          <span>{t.rich('quarantine.received', { when: { node: <Since at={row.at} /> } })}</span>
          {place && <span title={row.detail}>{t('preview.place', place)}</span>}
          {!place && row.detail !== '' && <bdi dir="ltr">{row.detail}</bdi>}
        </>
      }
      below={
        refused ? (
          <span className={styles.cell} title={row.received}>
            {refused.cell.column && <bdi>{refused.cell.column}</bdi>}
            <bdi className={styles.cellText}>{refused.cell.text.slice(0, 400)}</bdi>
          </span>
        ) : (
          <code dir="ltr" className={styles.received}>
            {row.received.slice(0, 400)}
          </code>
        )
      }
    >
      {onRepair && (
        <Button
          variant="default"
          aria-label={t('quarantine.repair.for', { source: row.source })}
          onClick={onRepair}
        >
          {t('quarantine.repair')}
        </Button>
      )}
    </Row>
  )
}

function ReplayAll({ rows }: { rows: readonly QuarantineEntry[] }) {
  const t = useTranslate(collectSentences)
  const api = useApi()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  const replayable = rows.filter(row => row.reason !== 'row-refused')
  const replay = useMutation({
    mutationFn: () =>
      api.post('/quarantine/replay', { entries: replayable.map(({ id }) => ({ id })) }, replayAnswer),
    onSuccess: async ({ results }) => {
      const taken = results.filter(one => one.status === 'stored' || one.status === 'repeated').length
      showDone(t('quarantine.replayed', { n: taken }))
      if (taken < results.length) showFailed(t('quarantine.still', { n: results.length - taken }))
      await cache.invalidateQueries({ queryKey: [api.base, 'quarantine'] })
    },
    onError: error => showFailed(sentence(error)),
  })
  if (replayable.length === 0) return null
  return (
    <Button variant="default" loading={replay.isPending} onClick={() => replay.mutate()}>
      {t('quarantine.replayAll')}
    </Button>
  )
}
