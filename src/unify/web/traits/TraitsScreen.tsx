import { Button } from '@mantine/core'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { BackIcon } from '../../../platform/ui/icons.tsx'
import { Page, PageHeader } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import type { ComputedTrait } from '../../traits/model-traits.ts'
import person from '../PersonScreen.module.css'
import { useComputedTraits } from '../segments/use-segments.ts'
import { peopleSentences } from '../sentences.ts'
import { useEventName } from '../use-event-name.ts'
import { traitSentences } from './sentences.ts'
import { useTraitTitle } from './use-traits.ts'

/** Every trait that is worked out of what people did. */
export function TraitsScreen() {
  const t = useTranslate(traitSentences)
  const people = useTranslate(peopleSentences)
  const mayEdit = useMayEdit()
  const traits = useComputedTraits()
  return (
    <Page width="text">
      <AppLink to="/people" className={person.back}>
        <BackIcon size={16} />
        {people('person.back')}
      </AppLink>
      <PageHeader
        title={t('traits.title')}
        meta={traits.data && t('traits.meta', { n: traits.data.traits.length })}
        actions={
          mayEdit && (
            <Button component={AppLink} to="/people/traits/new">
              {t('traits.new')}
            </Button>
          )
        }
      />
      <Answer
        query={traits}
        shape="table"
        isEmpty={found => found.traits.length === 0}
        empty={<EmptyState title={t('traits.emptyTitle')} text={t('traits.emptyText')} />}
      >
        {found => (
          <Card padding="none">
            <RowList>
              {found.traits.map(trait => (
                <TraitRow key={trait.id} trait={trait} />
              ))}
            </RowList>
          </Card>
        )}
      </Answer>
    </Page>
  )
}

function TraitRow({ trait }: { trait: ComputedTrait }) {
  const t = useTranslate(traitSentences)
  const nameOf = useDataNames()
  const nameOfEvent = useEventName()
  const titleOf = useTraitTitle()
  const { measure, event, property } = trait.measure
  return (
    <Row
      title={
        <AppLink to={`/people/traits/${trait.id}`}>
          <bdi>{titleOf(trait)}</bdi>
        </AppLink>
      }
      facts={t(`say.${measure}`, {
        event: nameOfEvent({ type: event.name, name: event.name }),
        property: nameOf('property', property),
      })}
    />
  )
}
