import { Button, Group, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { useApi, useMayEdit } from '../../platform/http/client-context.ts'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink, useGo } from '../../platform/ui/AppLink.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { CardGrid, Page, PageHeader } from '../../platform/ui/Page.tsx'
import { type Period, periodInstants } from '../../platform/ui/period.ts'
import { Answer, EmptyState, useErrorSentence } from '../../platform/ui/states.tsx'
import { showFailed } from '../../platform/ui/toasts.ts'
import { useNow } from '../../platform/ui/use-now.ts'
import { caseKindsQuery, usualCaseKinds } from '../../understand/model-case-kinds.ts'
import { journeyMapSchema, type mapListSchema, titleIn } from '../model.ts'
import { JourneyShape } from './JourneyShape.tsx'
import styles from './MapsScreen.module.css'
import { prepareMap } from './prepare-map.ts'
import { mapSentences } from './sentences.ts'
import { useMap, useMapAnswer, useMaps } from './use-map.ts'

const usualPeriod: Period = { days: 90 }

type Listed = z.infer<typeof mapListSchema>['maps'][number]

/** All journey maps of the workspace, and a new one drafted from its events. */
export function MapsScreen() {
  const t = useTranslate(mapSentences)
  const maps = useMaps()
  const mayEdit = useMayEdit()
  return (
    <Page>
      <PageHeader title={t('maps.title')} meta={t('maps.meta')} actions={mayEdit && <DraftButton />} />
      <Answer
        query={maps}
        shape="cards"
        isEmpty={found => found.maps.length === 0}
        empty={
          <EmptyState
            title={t('maps.emptyTitle')}
            text={t('maps.emptyText')}
            action={mayEdit && <DraftButton />}
          />
        }
      >
        {found => (
          <CardGrid least={340}>
            {found.maps.map(map => (
              <MapCard key={map.id} map={map} />
            ))}
          </CardGrid>
        )}
      </Answer>
    </Page>
  )
}

function MapCard({ map }: { map: Listed }) {
  const t = useTranslate(mapSentences)
  const { settings, formats } = useLocale()
  const now = useNow()
  const nameOf = useDataNames()
  const by =
    map.by === 'person'
      ? t('maps.byPerson')
      : map.by === 'account'
        ? t('maps.byAccount')
        : t('maps.byProperty', { name: nameOf('property', map.by) })
  return (
    <div className={styles.card}>
      <Card>
        <h2 className={styles.title} dir="auto">
          <AppLink to={`/journeys/map/${map.id}`}>{titleIn(map.title, settings.language)}</AppLink>
        </h2>
        <p className={styles.facts}>
          <span>{t('maps.steps', { n: map.steps })}</span>
          <span>{by}</span>
          <span>{t('maps.changed', { when: formats.relative(map.updatedAt, now) })}</span>
        </p>
        <Shape id={map.id} />
      </Card>
    </div>
  )
}

/** The map at a glance, over its usual period; an outline of its stages until there are numbers. */
function Shape({ id }: { id: number }) {
  const { settings } = useLocale()
  const minute = Math.floor(useNow() / 60_000) * 60_000
  const map = useMap(String(id)).data
  const answer = useMapAnswer(map, periodInstants(usualPeriod, settings, minute))
  return (
    <div className={styles.shape} aria-busy={answer.isPending && !answer.isError}>
      {map && <JourneyShape view={prepareMap(map.content, answer.data)} />}
    </div>
  )
}

/** Drafts a map by person at once, or by another kind of case from the menu. */
function DraftButton() {
  const t = useTranslate(mapSentences)
  const api = useApi()
  const go = useGo()
  const queries = useQueryClient()
  const sentence = useErrorSentence()
  const nameOf = useDataNames()
  const { kinds } = useQuery(caseKindsQuery(api)).data ?? { kinds: usualCaseKinds }
  const draft = useMutation({
    mutationFn: (by: string) => api.post('/maps/draft', { by }, journeyMapSchema),
    onSuccess: async map => {
      await queries.invalidateQueries({ queryKey: [api.base, 'maps'] })
      go(`/journeys/map/${map.id}`)
    },
    onError: error => showFailed(sentence(error)),
  })
  const wordOf = (by: string) =>
    by === 'person' ? t('maps.person') : by === 'account' ? t('maps.account') : nameOf('property', by)
  return (
    <Group gap={1} wrap="nowrap">
      <Button loading={draft.isPending} onClick={() => draft.mutate('person')} className={styles.draft}>
        {t('maps.new')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button px={8} className={styles.draftMore} aria-label={t('maps.by')} disabled={draft.isPending}>
            <IconChevronDown size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('maps.by')}</Menu.Label>
          {kinds.map(by => (
            <Menu.Item key={by} onClick={() => draft.mutate(by)}>
              {wordOf(by)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
