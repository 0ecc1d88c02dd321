import { Button } from '@mantine/core'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Sparkline } from '../../../platform/ui/charts/Sparkline.tsx'
import { BackIcon } from '../../../platform/ui/icons.tsx'
import { Page, PageHeader } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import type { Segment } from '../../segments/model-segment.ts'
import person from '../PersonScreen.module.css'
import { peopleSentences } from '../sentences.ts'
import { useActor } from '../use-actor.ts'
import { prepareSummary } from './prepare-summary.ts'
import styles from './Segments.module.css'
import { segmentSentences } from './sentences.ts'
import { useSegments } from './use-segments.ts'
import { useSentence } from './use-sentence.ts'

/** Every segment with its size, how it changed, and what it says. */
export function SegmentsScreen() {
  const t = useTranslate(segmentSentences)
  const people = useTranslate(peopleSentences)
  const mayEdit = useMayEdit()
  const segments = useSegments()
  const make = mayEdit && (
    <Button component={AppLink} to="/people/segments/new">
      {t('segments.new')}
    </Button>
  )
  return (
    <Page>
      <AppLink to="/people" className={person.back}>
        <BackIcon size={16} />
        {people('person.back')}
      </AppLink>
      <PageHeader
        title={t('segments.title')}
        meta={segments.data && t('segments.meta', { n: segments.data.segments.length })}
        actions={make}
      />
      <Answer
        query={segments}
        shape="table"
        isEmpty={found => found.segments.length === 0}
        empty={<EmptyState title={t('segments.emptyTitle')} text={t('segments.emptyText')} />}
      >
        {found => (
          <Card padding="none">
            <RowList>
              {found.segments.map(segment => (
                <SegmentRow key={segment.id} segment={segment} />
              ))}
            </RowList>
          </Card>
        )}
      </Answer>
    </Page>
  )
}

function SegmentRow({ segment }: { segment: Segment }) {
  const t = useTranslate(segmentSentences)
  const actor = useActor()
  const formats = useFormats()
  const say = useSentence()
  const { first, more } = prepareSummary(segment.definition)
  const at = formats.date(segment.changedAt, 'medium')
  return (
    <Row
      title={
        <AppLink to={`/people/segments/${segment.id}`}>
          <bdi>{segment.name}</bdi>
        </AppLink>
      }
      facts={
        <>
          {first && <bdi>{say(first)}</bdi>}
          {more > 0 && (
            <span>{first ? t('segments.more', { n: more }) : t('segments.conditions', { n: more })}</span>
          )}
        </>
      }
      below={
        <span className={styles.quiet}>
          {segment.changedBy === ''
            ? t('segments.changedAt', { at })
            : t('segments.changed', { at, by: actor(segment.changedBy) })}
        </span>
      }
    >
      {segment.history.length > 1 && (
        <Sparkline
          label={t('segments.trend', { name: segment.name })}
          points={segment.history.map(({ day, size }) => ({
            at: Date.parse(`${day}T00:00:00Z`),
            value: size,
          }))}
        />
      )}
      <strong>
        {segment.size === null ? t('segments.counting') : t('segments.size', { n: segment.size })}
      </strong>
    </Row>
  )
}
