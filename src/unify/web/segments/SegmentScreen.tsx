import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useMayEdit, useWorkspace } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import { Buttons, Failed, FormStack } from '../../../platform/ui/Form.tsx'
import { BackIcon } from '../../../platform/ui/icons.tsx'
import { Page, PageHeader, Section } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer, EmptyState, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { Segment } from '../../segments/model-segment.ts'
import { Identifier } from '../Identifier.tsx'
import { PersonName } from '../PeopleList.tsx'
import person from '../PersonScreen.module.css'
import { GroupEditor } from './GroupEditor.tsx'
import { conditionOf, isComplete, rootOf } from './prepare-draft.ts'
import styles from './Segments.module.css'
import { segmentSentences } from './sentences.ts'
import { useDeleteSegment, useMembers, useSaveSegment, useSegments, useSize } from './use-segments.ts'

/** One segment: what it says, how many people that means while it is written, and who is in it. */
export function SegmentScreen({ params }: ScreenProps) {
  const t = useTranslate(segmentSentences)
  const segments = useSegments()
  const id = params.id === 'new' ? null : Number(params.id)
  return (
    <Page>
      <AppLink to="/people/segments" className={person.back}>
        <BackIcon size={16} />
        {t('segment.back')}
      </AppLink>
      {!segments.data && <PageHeader title={t('segments.title')} />}
      <Answer query={segments} shape="cards">
        {found => <Loaded key={id} id={id} segment={found.segments.find(one => one.id === id) ?? null} />}
      </Answer>
    </Page>
  )
}

function Loaded({ id, segment }: { id: number | null; segment: Segment | null }) {
  const t = useTranslate(segmentSentences)
  const mayEdit = useMayEdit()
  const { id: workspace } = useWorkspace()
  return (
    <>
      <PageHeader
        title={segment ? <bdi>{segment.name}</bdi> : t('segments.new')}
        meta={
          segment &&
          (segment.size === null ? t('segments.counting') : t('segments.size', { n: segment.size }))
        }
        actions={
          segment && (
            <Button
              component="a"
              variant="default"
              href={`/api/w/${workspace}/segments/${segment.id}/export`}
              download
            >
              {t('segment.export')}
            </Button>
          )
        }
      />
      {mayEdit && (
        <Section title={t('segment.who')}>
          <Editor id={id} segment={segment} />
        </Section>
      )}
      {segment && (
        <Section title={t('segment.members')}>
          <Members id={segment.id} />
        </Section>
      )}
    </>
  )
}

function Editor({ id, segment }: { id: number | null; segment: Segment | null }) {
  const t = useTranslate(segmentSentences)
  const sentence = useErrorSentence()
  const navigate = useNavigate()
  const keys = useRef(0)
  const nextKey = () => ++keys.current
  const [name, setName] = useState(segment?.name ?? '')
  const [root, setRoot] = useState(() =>
    rootOf(segment?.definition ?? { of: 'all', conditions: [] }, nextKey),
  )
  const save = useSaveSegment(id)
  const isReady = isComplete(root)
  const submit = async () => {
    const saved = await save.mutateAsync({ name, definition: conditionOf(root) })
    showDone(t('segment.saved'))
    await navigate({ to: `/people/segments/${saved.id}` })
  }
  return (
    <Card>
      <FormStack>
        <TextInput
          label={t('segment.name')}
          dir="auto"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <GroupEditor group={root} depth={0} nextKey={nextKey} onChange={setRoot} />
        <Size definition={isReady ? conditionOf(root) : null} />
        {save.error && <Failed>{sentence(save.error)}</Failed>}
        <Buttons>
          {segment && <Delete segment={segment} />}
          <Button
            disabled={!isReady || name.trim() === ''}
            loading={save.isPending}
            onClick={() => void submit().catch(() => {})}
          >
            {t('segment.save')}
          </Button>
        </Buttons>
      </FormStack>
    </Card>
  )
}

function Size({ definition }: { definition: ReturnType<typeof conditionOf> | null }) {
  const t = useTranslate(segmentSentences)
  const sentence = useErrorSentence()
  const [asked] = useDebouncedValue(JSON.stringify(definition), 250)
  const isCurrent = asked === JSON.stringify(definition)
  const size = useSize(isCurrent ? definition : null)
  if (definition === null) return <p className={styles.quiet}>{t('segment.incomplete')}</p>
  if (size.error) return <Failed>{sentence(size.error)}</Failed>
  return (
    <p className={styles.count} role="status">
      <span>{t('segment.now')}</span>
      <span className={styles.size}>
        {size.data ? t('segments.size', { n: size.data.people }) : t('segments.counting')}
      </span>
    </p>
  )
}

function Delete({ segment }: { segment: Segment }) {
  const t = useTranslate(segmentSentences)
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const remove = useDeleteSegment(segment.id)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('segment.delete')}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={t('segment.delete.title', { name: segment.name })}
          text={t('segment.delete.text')}
          action={t('segment.delete')}
          mutation={remove}
          onClose={() => setOpen(false)}
          onConfirm={() =>
            remove.mutate(undefined, {
              onSuccess: () => {
                showDone(t('segment.deleted'))
                void navigate({ to: '/people/segments' })
              },
            })
          }
        />
      )}
    </>
  )
}

function Members({ id }: { id: number }) {
  const t = useTranslate(segmentSentences)
  const members = useMembers(id)
  return (
    <Answer
      query={members}
      shape="table"
      isEmpty={found => found.pages.every(page => page.people.length === 0)}
      empty={<EmptyState title={t('segment.members.none')} text={t('segment.members.about')} />}
    >
      {found => (
        <Card padding="none">
          <RowList>
            {found.pages
              .flatMap(page => page.people)
              .map(one => (
                <Row
                  key={one.person}
                  title={
                    <AppLink to={`/people/${encodeURIComponent(one.handle)}`}>
                      <PersonName person={one} />
                    </AppLink>
                  }
                  facts={
                    <span className={styles.person}>
                      {one.identifiers.slice(0, 3).map(identifier => (
                        <Identifier key={identifier} identifier={identifier} isQuiet />
                      ))}
                    </span>
                  }
                />
              ))}
          </RowList>
          {members.hasNextPage && (
            <Button
              variant="subtle"
              onClick={() => void members.fetchNextPage()}
              loading={members.isFetchingNextPage}
            >
              {t('segment.more')}
            </Button>
          )}
        </Card>
      )}
    </Answer>
  )
}
