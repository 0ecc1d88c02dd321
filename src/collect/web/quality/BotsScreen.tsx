import { Button } from '@mantine/core'
import type { z } from 'zod'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { DataName } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import { type botsAnswer, reasonNames } from '../../bots/model-bots.ts'
import { DataPage } from '../DataPage.tsx'
import { BotSettingsCard } from './BotSettingsCard.tsx'
import { CentreLists } from './CentreLists.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'
import { useBotChange, useBots } from './use-trust.ts'

type Bots = z.infer<typeof botsAnswer>

/** What is left out as done by programs and colleagues, why, and what people say about it. */
export function BotsScreen() {
  const t = useTranslate(trustSentences)
  const mayEdit = useMayEdit()
  const found = useBots()
  const change = useBotChange(n => showDone(t('bots.changed', { n })))
  return (
    <DataPage
      here="bots"
      title={t('bots.title')}
      meta={t('bots.meta')}
      actions={
        mayEdit && (
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ kind: 'look' })}
          >
            {t('bots.look')}
          </Button>
        )
      }
    >
      <Answer
        query={found}
        shape="table"
        isEmpty={answer => answer.counts.length + answer.decisions.length === 0 && !mayEdit}
        empty={<EmptyState title={t('bots.none.title')} text={t('bots.none.text')} />}
      >
        {answer => (
          <>
            <Counts answer={answer} />
            {answer.agents.length > 0 && <Agents answer={answer} change={change} />}
            <Section title={t('bots.decisions')}>
              <div className={styles.stack}>
                <Card padding="none">
                  <Decisions answer={answer} change={change} />
                </Card>
                {mayEdit && <DecisionForm change={change} />}
              </div>
            </Section>
            <CentreLists lists={answer.lists} change={change} />
            {mayEdit && <BotSettingsCard settings={answer.settings} change={change} />}
          </>
        )}
      </Answer>
    </DataPage>
  )
}

function Counts({ answer }: { answer: Bots }) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  return (
    <Section title={t('bots.counts', { n: 30 })}>
      <Card padding="none">
        {answer.counts.length === 0 ? (
          <EmptyState title={t('bots.none.title')} text={t('bots.none.text')} />
        ) : (
          <RowList>
            {answer.counts.map(row => (
              <Row
                key={row.source}
                title={<DataName kind="source" raw={row.source} />}
                facts={
                  <>
                    <span>
                      {t('arrivals.events')} <bdi>{formats.number(row.events)}</bdi>
                    </span>
                    <span>
                      {t('bots.counts.bots')} <bdi>{formats.number(row.bots)}</bdi>
                    </span>
                    <span>
                      {t('bots.counts.internal')} <bdi>{formats.number(row.internal)}</bdi>
                    </span>
                  </>
                }
                below={
                  <span className={styles.facts}>
                    {reasonNames
                      .filter(reason => (row.reasons[reason] ?? 0) > 0)
                      .map(reason => (
                        <Tag key={reason} tone="quiet">
                          {t(`why.${reason}`)} <bdi>{formats.number(row.reasons[reason] ?? 0)}</bdi>
                        </Tag>
                      ))}
                  </span>
                }
              />
            ))}
          </RowList>
        )}
      </Card>
    </Section>
  )
}

interface Changing {
  readonly answer: Bots
  readonly change: ReturnType<typeof useBotChange>
}

function Agents({ answer, change }: Changing) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  const mayEdit = useMayEdit()
  return (
    <Section title={t('bots.agents')}>
      <p className={styles.lead}>{t('bots.agents.about')}</p>
      <Card padding="none">
        <RowList>
          {answer.agents.slice(0, 20).map(({ agent, events, isBot }) => (
            <Row
              key={agent}
              title={
                <bdi dir="ltr" className={styles.agent}>
                  {agent}
                </bdi>
              }
              facts={
                <>
                  <span>
                    {t('arrivals.events')} <bdi>{formats.number(events)}</bdi>
                  </span>
                  {isBot && <Tag tone="attention">{t('bots.isBot')}</Tag>}
                </>
              }
            >
              {mayEdit && (
                <Button
                  variant="default"
                  aria-label={`${t(isBot ? 'bots.say.not-bot' : 'bots.say.bot')}: ${agent}`}
                  disabled={change.isPending}
                  onClick={() =>
                    change.mutate({
                      kind: 'decide',
                      body: { kind: 'agent', value: agent, verdict: isBot ? 'not-bot' : 'bot' },
                    })
                  }
                >
                  {t(isBot ? 'bots.say.not-bot' : 'bots.say.bot')}
                </Button>
              )}
            </Row>
          ))}
        </RowList>
      </Card>
    </Section>
  )
}

function Decisions({ answer, change }: Changing) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  const mayEdit = useMayEdit()
  if (answer.decisions.length === 0)
    return <EmptyState title={t('bots.decisions.none')} text={t('bots.meta')} />
  return (
    <RowList>
      {answer.decisions.toReversed().map(({ id, kind, value, verdict, at, by }) => (
        <Row
          key={id}
          title={
            <bdi dir="ltr" className={styles.agent}>
              {value}
            </bdi>
          }
          facts={
            <>
              <span>{t(`bots.kind.${kind}`)}</span>
              <Tag>{t(`verdict.${verdict}`)}</Tag>
              <span>{formats.date(at)}</span>
              {by !== '' && <span>{t('state.by', { who: by })}</span>}
            </>
          }
        >
          {mayEdit && (
            <Button
              variant="default"
              disabled={change.isPending}
              aria-label={t('bots.takeBack.of', { value })}
              onClick={() => change.mutate({ kind: 'take-back', id })}
            >
              {t('bots.takeBack')}
            </Button>
          )}
        </Row>
      ))}
    </RowList>
  )
}
