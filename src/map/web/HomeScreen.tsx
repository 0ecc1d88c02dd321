import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { useApi, useMayEdit } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink, useGo } from '../../platform/ui/AppLink.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Page, PageHeader } from '../../platform/ui/Page.tsx'
import { periodInstants } from '../../platform/ui/period.ts'
import { Stat } from '../../platform/ui/Stat.tsx'
import { Answer, EmptyState, useErrorSentence } from '../../platform/ui/states.tsx'
import { showFailed } from '../../platform/ui/toasts.ts'
import { useNow } from '../../platform/ui/use-now.ts'
import { journeyMapSchema, type mapListSchema, titleIn } from '../model.ts'
import { FeelingLine } from './FeelingLine.tsx'
import styles from './HomeScreen.module.css'
import { JourneyShape } from './JourneyShape.tsx'
import { prepareHome } from './prepare-home.ts'
import { mapSentences } from './sentences.ts'
import { useMap, useMapAnswer, useMaps } from './use-map.ts'

type Listed = z.infer<typeof mapListSchema>['maps'][number]

/** How the journeys are doing: a line for each map. */
export function HomeScreen() {
  const t = useTranslate(mapSentences)
  const maps = useMaps()
  return (
    <Page>
      <PageHeader title={t('home.title')} meta={t('home.meta')} />
      <Answer query={maps} shape="cards" isEmpty={found => found.maps.length === 0} empty={<FirstMap />}>
        {found => (
          <div className={styles.lines}>
            {found.maps.map(map => (
              <Journey key={map.id} listed={map} />
            ))}
          </div>
        )}
      </Answer>
    </Page>
  )
}

function FirstMap() {
  const t = useTranslate(mapSentences)
  const api = useApi()
  const go = useGo()
  const queries = useQueryClient()
  const mayEdit = useMayEdit()
  const sentence = useErrorSentence()
  const draft = useMutation({
    mutationFn: () => api.post('/maps/draft', { by: 'person' }, journeyMapSchema),
    onSuccess: async map => {
      await queries.invalidateQueries({ queryKey: [api.base, 'maps'] })
      go(`/journeys/map/${map.id}`)
    },
    onError: error => showFailed(sentence(error)),
  })
  return (
    <EmptyState
      title={t('home.emptyTitle')}
      text={t('home.emptyText')}
      action={
        mayEdit && (
          <>
            <Button loading={draft.isPending} onClick={() => draft.mutate()}>
              {t('home.draft')}
            </Button>
            <Button variant="default" onClick={() => go('/data')}>
              {t('home.data')}
            </Button>
          </>
        )
      }
    />
  )
}

function Journey({ listed }: { listed: Listed }) {
  const t = useTranslate(mapSentences)
  const { settings, formats } = useLocale()
  const now = useNow()
  const minute = Math.floor(now / 60_000) * 60_000
  const map = useMap(String(listed.id))
  const answer = useMapAnswer(map.data, periodInstants({ days: 30 }, settings, minute))
  const title = titleIn(listed.title, settings.language)
  return (
    <Card>
      <div className={styles.journey}>
        <div className={styles.head}>
          <h2 className={styles.title} dir="auto">
            <AppLink to={`/journeys/map/${listed.id}`}>{title}</AppLink>
          </h2>
        </div>
        {map.data && (
          <Answer query={answer}>
            {found => {
              const home = prepareHome(map.data.content, found, settings.language)
              return (
                <>
                  <div className={styles.facts}>
                    <Stat
                      label={t(listed.by === 'person' ? 'home.people' : 'home.journeys')}
                      value={formats.compact(found.cases)}
                      exact={formats.number(found.cases)}
                      evidence="measured"
                    />
                    {home.toTheEnd !== null && (
                      <Stat
                        label={t('home.toTheEnd')}
                        value={formats.percent(home.toTheEnd.share)}
                        note={<bdi dir="auto">{home.toTheEnd.step}</bdi>}
                      />
                    )}
                    <div className={styles.feeling}>
                      <span className={styles.label}>{t('home.feeling')}</span>
                      {home.feeling.length > 1 ? (
                        <FeelingLine points={home.feeling} label={t('home.feeling')} />
                      ) : (
                        <span className={styles.quiet}>{t('home.noFeeling')}</span>
                      )}
                    </div>
                    <div className={styles.worst}>
                      <span className={styles.label}>{t('home.worst')}</span>
                      {home.worst ? (
                        <span>
                          {t('home.at', { pain: t(`pain.${home.worst.kind}`), step: home.worst.step })}
                        </span>
                      ) : (
                        <span className={styles.quiet}>{t('home.noPain')}</span>
                      )}
                    </div>
                  </div>
                  <JourneyShape view={home.view} />
                </>
              )
            }}
          </Answer>
        )}
      </div>
    </Card>
  )
}
