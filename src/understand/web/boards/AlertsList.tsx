import { Button, Group, Switch } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi, useMayEdit } from '../../../platform/http/client-context.ts'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Sparkline } from '../../../platform/ui/charts/Sparkline.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer, EmptyState, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showFailed } from '../../../platform/ui/toasts.ts'
import { useNow } from '../../../platform/ui/use-now.ts'
import { boardColumns } from '../../boards/columns/model-columns.ts'
import { type Alert, alertListSchema, unseenSchema } from '../../boards/model-alerts.ts'
import { kindOf } from '../../boards/model-answer-table.ts'
import { sayCell, sayPath } from '../../boards/model-say-table.ts'
import styles from './Boards.module.css'
import { boardSentences } from './sentences.ts'
import { remove, useAlerts, useChange } from './use-boards.ts'
import { unseenAlertsKey } from './use-unseen-question-alerts.ts'

/** Every alert: whether it is on, what it saw of late, and when it is looked at. */
export function AlertsList() {
  const t = useTranslate(boardSentences)
  const alerts = useAlerts()
  useSee(alerts.data?.alerts)
  return (
    <Answer
      query={alerts}
      shape="table"
      isEmpty={found => found.alerts.length === 0}
      empty={<EmptyState title={t('alerts.emptyTitle')} text={t('alerts.emptyText')} />}
    >
      {found => (
        <Card padding="none">
          <RowList>
            {found.alerts.map(alert => (
              <AlertRow key={alert.id} alert={alert} />
            ))}
          </RowList>
        </Card>
      )}
    </Answer>
  )
}

/** What is on the screen is seen. */
function useSee(alerts: readonly Alert[] | undefined): void {
  const api = useApi()
  const queries = useQueryClient()
  const seen = JSON.stringify(
    (alerts ?? []).flatMap(({ id, since, isUnseen }) => (isUnseen && since !== null ? [{ id, since }] : [])),
  )
  useQuery({
    queryKey: [api.base, 'see-alerts', seen],
    enabled: seen !== '[]',
    queryFn: () => api.put('/alerts-seen', { alerts: JSON.parse(seen) }, unseenSchema),
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    if (seen !== '[]') void queries.invalidateQueries({ queryKey: unseenAlertsKey(api.base) })
  }, [seen, api.base, queries])
}

function AlertRow({ alert }: { alert: Alert }) {
  const t = useTranslate(boardSentences)
  const columns = useTranslate(boardColumns)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const now = useNow()
  const mayEdit = useMayEdit()
  const kind = kindOf(alert.path.flatMap(step => (typeof step === 'string' ? [step] : [])))
  const [last] = alert.history
  const points = alert.history
    .flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]))
    .toReversed()
  const tone = alert.state === 'on' ? 'bad' : alert.state === 'off' ? 'good' : 'plain'
  return (
    <Row
      title={<bdi>{alert.name}</bdi>}
      facts={
        <>
          <Tag tone={tone}>{t(`alerts.${alert.state}`)}</Tag>
          <span>
            {sayPath(alert.path, columns, raw => nameOf('event', raw))}
            {last && last.value !== null && `: ${sayCell(last.value, kind, formats)}`}
          </span>
          <span>{t(`alert.kind.${alert.rule.kind}`)}</span>
          <bdi>{alert.savedName}</bdi>
        </>
      }
      below={
        <span className={last?.failed ? styles.bad : styles.quiet}>
          {last?.failed
            ? t('alerts.failed')
            : alert.checkedAt === null
              ? t('alerts.never')
              : t('alerts.checked', { when: formats.relative(alert.checkedAt, now) })}
        </span>
      }
    >
      {points.length > 1 && <Sparkline label={alert.name} points={points} width={90} height={28} />}
      {mayEdit && <AlertActions alert={alert} />}
    </Row>
  )
}

function AlertActions({ alert }: { alert: Alert }) {
  const t = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const fail = { onError: (error: unknown) => showFailed(sentence(error)) }
  const turn = useChange((api, isOn: boolean) => {
    const { name, path, rule, everyMinutes, readers, webhook } = alert
    const body = { name, path, rule, everyMinutes, readers, webhook, isOn }
    return api.put(`/saved-alerts/${alert.id}`, body, alertListSchema)
  })
  const look = useChange((api, _: undefined) =>
    api.post(`/saved-alerts/${alert.id}/check`, {}, alertListSchema),
  )
  const end = useChange(remove)
  return (
    <Group gap="xs">
      <Switch
        aria-label={t('alerts.isOn', { name: alert.name })}
        checked={alert.isOn}
        disabled={turn.isPending}
        onChange={event => turn.mutate(event.currentTarget.checked, fail)}
      />
      <Button
        size="xs"
        variant="default"
        loading={look.isPending}
        onClick={() => look.mutate(undefined, fail)}
      >
        {t('alerts.look')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="clay"
        onClick={() => end.mutate(`/saved-alerts/${alert.id}`, fail)}
      >
        {t('alerts.delete')}
      </Button>
    </Group>
  )
}
