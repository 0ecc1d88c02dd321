import { Button, Menu } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { SentenceProps } from '../ask/question-ui.ts'
import { EventPick, WindowPick } from '../ask/sentence/fields.tsx'
import { AddButton, SentenceLine, SentenceOptions } from '../ask/sentence/Sentence.tsx'
import { AcceptedDeviations } from './AcceptedDeviations.tsx'
import styles from './Conformance.module.css'
import { type ConformanceDraft, type DraftPart, distinctIds, partOf, stepsOf } from './conformance-draft.ts'
import { listedMaps, mapStages, planOfMap } from './map-plan.ts'
import { PlanParts } from './PlanParts.tsx'
import { conformanceSentences } from './sentences.ts'
import { titleText } from './title-text.ts'

/** The plan, drawn as a list that reads from its first step to its last, or taken from a map. */
export function ConformanceSentence({ draft, change, seen }: SentenceProps<ConformanceDraft>) {
  const t = useTranslate(conformanceSentences)
  const put = (plan: readonly DraftPart[]) => change({ plan: distinctIds(plan) })
  const add = (is: DraftPart['is']) => put([...draft.plan, partOf(is)])
  const isFull = draft.plan.length >= 40 || stepsOf(draft.plan).length >= 59
  return (
    <>
      <SentenceLine>{t('conform.sentence')}</SentenceLine>
      <PlanParts plan={draft.plan} seen={seen} put={put} />
      <div className={styles.adds}>
        <AddButton isDisabled={isFull} onClick={() => add('step')}>
          {t('conform.add')}
        </AddButton>
        <AddButton isDisabled={isFull} onClick={() => add('choice')}>
          {t('conform.addChoice')}
        </AddButton>
        <AddButton isDisabled={isFull} onClick={() => add('any-order')}>
          {t('conform.addBlock')}
        </AddButton>
        <FromMap onTake={plan => change({ plan: distinctIds(plan), accepted: [] })} />
      </div>
      <SentenceOptions>
        <SentenceLine>
          {t.rich('conform.outcome', {
            event: {
              node: (
                <EventPick
                  label={t('conform.outcomeLabel')}
                  value={draft.outcome?.any[0]?.event ?? null}
                  seen={seen}
                  isClearable
                  placeholder={t('conform.outcomeNone')}
                  onChange={event =>
                    change({ outcome: event === null ? null : { id: event, any: [{ event }] } })
                  }
                />
              ),
            },
          })}
        </SentenceLine>
        <SentenceLine>
          {t.rich('conform.patience', {
            window: {
              node: (
                <WindowPick
                  label={t('conform.patienceLabel')}
                  value={draft.patienceMs}
                  onChange={ms => change({ patienceMs: ms ?? draft.patienceMs })}
                />
              ),
            },
          })}
        </SentenceLine>
      </SentenceOptions>
      <AcceptedDeviations draft={draft} change={change} />
    </>
  )
}

function FromMap({ onTake }: { onTake(plan: DraftPart[]): void }) {
  const t = useTranslate(conformanceSentences)
  const { settings } = useLocale()
  const api = useApi()
  const { data } = useQuery({
    queryKey: [api.base, 'maps', 'of a plan'],
    queryFn: ({ signal }) => api.get('/maps', listedMaps, { signal }),
  })
  const take = async (id: number) => {
    const plan = planOfMap(await api.get(`/maps/${id}`, mapStages), settings.language)
    if (plan.length > 0) onTake(plan)
  }
  const maps = data?.maps ?? []
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconMap2 size={14} aria-hidden />}>
          {t('conform.fromMap')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {maps.length === 0 && <Menu.Label>{t('conform.fromMap.none')}</Menu.Label>}
        {maps.map(({ id, title }) => (
          <Menu.Item key={id} onClick={() => take(id)}>
            <bdi dir="auto">{titleText(title, settings.language)}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
