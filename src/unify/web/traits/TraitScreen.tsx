import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import { Buttons, Failed, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { BackIcon } from '../../../platform/ui/icons.tsx'
import { Page, PageHeader } from '../../../platform/ui/Page.tsx'
import { PersonLink } from '../../../platform/ui/PersonLink.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import {
  type ComputedMeasure,
  type ComputedTrait,
  computedTraitBody,
  needsProperty,
  traitPreviewBody,
} from '../../traits/model-traits.ts'
import person from '../PersonScreen.module.css'
import { EventFields } from '../segments/EventFields.tsx'
import segments from '../segments/Segments.module.css'
import { useComputedTraits } from '../segments/use-segments.ts'
import { traitSentences } from './sentences.ts'
import { shownValue } from './shown-value.ts'
import styles from './Traits.module.css'
import { useDeleteTrait, useSaveTrait, useTraitPreview, useTraitTitle } from './use-traits.ts'

const measures = [
  'count',
  'sum',
  'average',
  'first',
  'last',
  'most-frequent',
  'distinct',
  'days-since',
] as const

/** One computed trait: what it is worked out of, and what it says of some people while it is written. */
export function TraitScreen({ params }: ScreenProps) {
  const t = useTranslate(traitSentences)
  const traits = useComputedTraits()
  const id = params.id === 'new' ? null : Number(params.id)
  return (
    <Page width="text">
      <AppLink to="/people/traits" className={person.back}>
        <BackIcon size={16} />
        {t('trait.back')}
      </AppLink>
      {!traits.data && <PageHeader title={t('traits.title')} />}
      <Answer query={traits} shape="cards">
        {found => <Loaded key={id} id={id} trait={found.traits.find(one => one.id === id) ?? null} />}
      </Answer>
    </Page>
  )
}

function Loaded({ id, trait }: { id: number | null; trait: ComputedTrait | null }) {
  const t = useTranslate(traitSentences)
  const titleOf = useTraitTitle()
  const mayEdit = useMayEdit()
  const [measure, setMeasure] = useState<ComputedMeasure>(
    trait?.measure ?? {
      ...{ measure: 'count', property: '' },
      event: { name: '', where: [], when: { is: 'ever' } },
    },
  )
  return (
    <>
      <PageHeader title={trait ? <bdi>{titleOf(trait)}</bdi> : t('traits.new')} />
      {mayEdit && (
        <Card>
          <Editor id={id} trait={trait} measure={measure} onMeasure={setMeasure} />
        </Card>
      )}
      <div className={styles.preview}>
        <Card>
          <Preview measure={measure} />
        </Card>
      </div>
    </>
  )
}

interface EditorProps {
  readonly id: number | null
  readonly trait: ComputedTrait | null
  readonly measure: ComputedMeasure
  onMeasure(measure: ComputedMeasure): void
}

function Editor({ id, trait, measure, onMeasure }: EditorProps) {
  const t = useTranslate(traitSentences)
  const sentence = useErrorSentence()
  const navigate = useNavigate()
  const save = useSaveTrait(id)
  // A trait that was named before there were names in two languages shows its one name in both fields' place.
  const [english, setEnglish] = useState(trait?.titles.en ?? (trait?.titles.ar ? '' : (trait?.name ?? '')))
  const [arabic, setArabic] = useState(trait?.titles.ar ?? '')
  const body = computedTraitBody.safeParse({
    name: english.trim() || arabic.trim(),
    titles: { en: english.trim() || undefined, ar: arabic.trim() || undefined },
    measure,
  })
  const submit = async () => {
    if (!body.success) return
    await save.mutateAsync(body.data)
    showDone(t('trait.saved'))
    await navigate({ to: '/people/traits' })
  }
  return (
    <FormStack>
      <div className={segments.row}>
        <TextInput
          label={t('trait.en')}
          dir="auto"
          maxLength={200}
          value={english}
          onChange={({ currentTarget }) => setEnglish(currentTarget.value)}
        />
        <TextInput
          label={t('trait.ar')}
          dir="auto"
          maxLength={200}
          value={arabic}
          onChange={({ currentTarget }) => setArabic(currentTarget.value)}
        />
      </div>
      <Note>{t('trait.names.about')}</Note>
      <MeasureFields measure={measure} onMeasure={onMeasure} />
      {save.error && <Failed>{sentence(save.error)}</Failed>}
      <Buttons>
        {trait && <Delete trait={trait} />}
        <Button
          disabled={!body.success}
          loading={save.isPending}
          onClick={() => void submit().catch(() => {})}
        >
          {t('trait.save')}
        </Button>
      </Buttons>
    </FormStack>
  )
}

function MeasureFields({ measure, onMeasure }: Pick<EditorProps, 'measure' | 'onMeasure'>) {
  const t = useTranslate(traitSentences)
  return (
    <>
      <div className={segments.row}>
        <NativeSelect
          label={t('trait.measure')}
          value={measure.measure}
          data={measures.map(value => ({ value, label: t(`measure.${value}`) }))}
          onChange={({ currentTarget }) => {
            const next = measures.find(one => one === currentTarget.value) ?? measure.measure
            onMeasure({ ...measure, measure: next, property: needsProperty[next] ? measure.property : '' })
          }}
        />
        {needsProperty[measure.measure] && (
          <TextInput
            label={t('trait.property')}
            dir="auto"
            value={measure.property}
            onChange={({ currentTarget }) => onMeasure({ ...measure, property: currentTarget.value.trim() })}
          />
        )}
      </div>
      <EventFields
        label={t('trait.event')}
        event={measure.event}
        onChange={event => onMeasure({ ...measure, event })}
      />
    </>
  )
}

/** What the measure says now, of everybody in a number and of a few by name. */
function Preview({ measure }: { measure: ComputedMeasure }) {
  const t = useTranslate(traitSentences)
  const formats = useFormats()
  const sentence = useErrorSentence()
  const [asked] = useDebouncedValue(JSON.stringify(measure), 250)
  const isReady = traitPreviewBody.safeParse({ measure }).success
  const isCurrent = asked === JSON.stringify(measure)
  const preview = useTraitPreview(isReady && isCurrent ? measure : null)
  if (!isReady) return <Note>{t('trait.incomplete')}</Note>
  if (preview.error) return <Failed>{sentence(preview.error)}</Failed>
  const { data } = preview
  return (
    <div className={styles.stack}>
      <p className={segments.count} role="status">
        <span>{t('trait.now')}</span>
        <span className={segments.size}>{data ? t('trait.people', { n: data.people }) : '…'}</span>
      </p>
      {data && data.examples.length === 0 && <Note>{t('trait.nobody')}</Note>}
      {data && data.examples.length > 0 && (
        <table className={styles.table}>
          <caption>{t('trait.examples')}</caption>
          <tbody>
            {data.examples.map(({ person: one, value }) => (
              <tr key={one.person}>
                <th scope="row">
                  <PersonLink person={one} />
                </th>
                <td>
                  <bdi>{shownValue(value, formats)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function Delete({ trait }: { trait: ComputedTrait }) {
  const t = useTranslate(traitSentences)
  const titleOf = useTraitTitle()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const remove = useDeleteTrait(trait.id)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('trait.delete')}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={t('trait.delete.title', { name: titleOf(trait) })}
          text={t('trait.delete.text')}
          action={t('trait.delete')}
          mutation={remove}
          onClose={() => setOpen(false)}
          onConfirm={() =>
            remove.mutate(undefined, {
              onSuccess: () => {
                showDone(t('trait.deleted'))
                void navigate({ to: '/people/traits' })
              },
            })
          }
        />
      )}
    </>
  )
}
