import { Button, Checkbox, NativeSelect, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useWorkspace } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Buttons, Failed, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { LtrField } from '../../../platform/ui/fields/LtrField.tsx'
import { NumberField } from '../../../platform/ui/fields/NumberField.tsx'
import { BackIcon } from '../../../platform/ui/icons.tsx'
import { Page, PageHeader, Section } from '../../../platform/ui/Page.tsx'
import { Answer, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import {
  type BlockPart,
  fieldKinds,
  type MatchField,
  type MatchSettings,
  matchSettingsSchema,
  mostFields,
} from '../../matching/model.ts'
import person from '../PersonScreen.module.css'
import { LastRun, StartButton } from './MatchingScreen.tsx'
import { addField, percentOf, setBlock, shareOf, withField, withoutField } from './prepare-settings.ts'
import styles from './Settings.module.css'
import { matchingSentences } from './sentences.ts'
import { useFieldName } from './use-field-name.ts'
import { useMatching } from './use-matching.ts'
import { useMatchSettings, useSaveMatchSettings } from './use-matching-settings.ts'

/** What is compared, who is compared with whom, and from where on people are linked or asked about. */
export function MatchingSettingsScreen() {
  const t = useTranslate(matchingSentences)
  const settings = useMatchSettings()
  const status = useMatching()
  return (
    <Page width="text">
      <AppLink to="/people/matching" className={person.back}>
        <BackIcon size={16} />
        {t('matching.title')}
      </AppLink>
      <PageHeader
        title={t('settings.title')}
        meta={t('settings.meta')}
        actions={status.data && <StartButton status={status.data} />}
      />
      <Answer query={settings}>{saved => <Form key={JSON.stringify(saved)} saved={saved} />}</Answer>
      {status.data?.run && (
        <Section title={t('status.title')}>
          <LastRun status={status.data} />
        </Section>
      )}
    </Page>
  )
}

interface PartProps {
  readonly settings: MatchSettings
  onChange(settings: MatchSettings): void
}

function Form({ saved }: { saved: MatchSettings }) {
  const t = useTranslate(matchingSentences)
  const sentence = useErrorSentence()
  const isOwner = useWorkspace().role === 'owner'
  const [draft, setDraft] = useState(saved)
  const save = useSaveMatchSettings()
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved)
  const isReady = matchSettingsSchema.safeParse(draft).success
  return (
    <fieldset className={styles.form} disabled={!isOwner}>
      {!isOwner && <Note>{t('settings.ownersOnly')}</Note>}
      <Section title={t('settings.thresholds')}>
        <Thresholds settings={draft} onChange={setDraft} />
      </Section>
      <Section title={t('settings.fields')}>
        <Fields settings={draft} onChange={setDraft} />
      </Section>
      <Section title={t('settings.blocks')}>
        <Blocks settings={draft} onChange={setDraft} />
      </Section>
      {isChanged && !isReady && <Failed>{t('settings.incomplete')}</Failed>}
      {save.error && <Failed>{sentence(save.error)}</Failed>}
      {isOwner && (
        <Buttons>
          <Button variant="default" disabled={!isChanged} onClick={() => setDraft(saved)}>
            {t('settings.discard')}
          </Button>
          <Button
            disabled={!isChanged || !isReady}
            loading={save.isPending}
            onClick={() => save.mutate(draft, { onSuccess: () => showDone(t('settings.saved')) })}
          >
            {t('settings.save')}
          </Button>
        </Buttons>
      )}
    </fieldset>
  )
}

function Thresholds({ settings, onChange }: PartProps) {
  const t = useTranslate(matchingSentences)
  return (
    <Card>
      <FormStack>
        <Checkbox
          label={t('settings.links')}
          checked={settings.linkAt !== null}
          onChange={({ currentTarget }) =>
            onChange({ ...settings, linkAt: currentTarget.checked ? 0.995 : null })
          }
        />
        <div className={styles.row}>
          {settings.linkAt !== null && (
            <NumberField
              label={t('settings.linkAt')}
              value={percentOf(settings.linkAt)}
              onChange={percent => onChange({ ...settings, linkAt: shareOf(percent ?? 0) })}
            />
          )}
          <NumberField
            label={t('settings.askAt')}
            value={percentOf(settings.askAt)}
            onChange={percent => onChange({ ...settings, askAt: shareOf(percent ?? 0) })}
          />
          <NumberField
            label={t('settings.largest')}
            value={settings.largestBlock}
            onChange={largestBlock => onChange({ ...settings, largestBlock: largestBlock ?? 0 })}
          />
        </div>
        <Note>{t('settings.largest.about')}</Note>
        <Checkbox
          label={t('settings.learns')}
          checked={settings.learns}
          onChange={({ currentTarget }) => onChange({ ...settings, learns: currentTarget.checked })}
        />
      </FormStack>
    </Card>
  )
}

function Fields({ settings, onChange }: PartProps) {
  const t = useTranslate(matchingSentences)
  const fieldName = useFieldName()
  return (
    <FormStack>
      <Note>{t('settings.fields.about')}</Note>
      {[...settings.fields.entries()].map(([place, field]) => (
        <Card key={place}>
          {/* What was just added is open; the others are read by their titles. */}
          <details open={field.traits.length === 0}>
            <summary className={styles.summary}>
              {t('settings.field.words', { field: fieldName(field.name), kind: t(`kind.${field.kind}`) })}
            </summary>
            <FieldForm field={field} settings={settings} onChange={onChange} />
          </details>
        </Card>
      ))}
      {settings.fields.length < mostFields && (
        <Button variant="default" onClick={() => onChange(addField(settings))}>
          {t('settings.field.add')}
        </Button>
      )}
    </FormStack>
  )
}

function FieldForm({ field, settings, onChange }: PartProps & { field: MatchField }) {
  const t = useTranslate(matchingSentences)
  const fieldName = useFieldName()
  const change = (more: Partial<MatchField>) =>
    onChange(withField(settings, field.name, { ...field, ...more }))
  const others = settings.fields.filter(one => one.name !== field.name && one.kind === 'name')
  // Two fields of one name could not be told apart by the rules that speak of them.
  const rename = (name: string) => {
    if (!settings.fields.some(one => one.name === name)) change({ name })
  }
  return (
    <FormStack>
      <div className={styles.row}>
        <LtrField
          label={t('settings.field.name')}
          description={fieldName(field.name) === field.name ? undefined : fieldName(field.name)}
          value={field.name}
          maxLength={31}
          onChange={({ currentTarget }) => rename(currentTarget.value.trim().toLowerCase())}
        />
        <NativeSelect
          label={t('settings.field.kind')}
          value={field.kind}
          data={fieldKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
          onChange={({ currentTarget }) =>
            change({ kind: fieldKinds.find(kind => kind === currentTarget.value) ?? field.kind })
          }
        />
        {field.kind === 'name' && others.length > 0 && (
          <NativeSelect
            label={t('settings.field.partner')}
            value={field.partner ?? ''}
            data={[
              { value: '', label: t('settings.field.partner.none') },
              ...others.map(one => ({ value: one.name, label: fieldName(one.name) })),
            ]}
            onChange={({ currentTarget }) => change({ partner: currentTarget.value || null })}
          />
        )}
      </div>
      <TagsInput
        label={t('settings.field.traits')}
        value={field.traits}
        maxTags={20}
        splitChars={['\n', '\t', ',']}
        acceptValueOnBlur
        clearable={false}
        dir="ltr"
        onChange={traits => change({ traits })}
      />
      <div className={styles.row}>
        <Checkbox
          label={t('settings.field.rare')}
          checked={field.byFrequency}
          onChange={({ currentTarget }) => change({ byFrequency: currentTarget.checked })}
        />
        {settings.fields.length > 1 && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('settings.field.remove.of', { name: fieldName(field.name) })}
            onClick={() => onChange(withoutField(settings, field.name))}
          >
            {t('settings.field.remove')}
          </Button>
        )}
      </div>
    </FormStack>
  )
}

const parts = ['value', 'key', 'start'] as const

function Blocks({ settings, onChange }: PartProps) {
  const t = useTranslate(matchingSentences)
  const formats = useFormats()
  const fieldName = useFieldName()
  const [first] = settings.fields
  const fresh: BlockPart | null = first ? { field: first.name, part: 'value' } : null
  return (
    <FormStack>
      <Note>{t('settings.blocks.about')}</Note>
      {[...settings.blocks.entries()].map(([place, block]) => (
        <Card key={place}>
          <details>
            <summary className={styles.summary}>
              {formats.list(
                block.map(({ field, part }) =>
                  t('settings.block.words', { field: fieldName(field), part: t(`part.${part}`) }),
                ),
              )}
            </summary>
            <BlockForm
              block={block}
              settings={settings}
              number={place + 1}
              onBlock={next => onChange(setBlock(settings, place, next))}
            />
          </details>
        </Card>
      ))}
      {settings.blocks.length < 20 && fresh && (
        <Button
          variant="default"
          onClick={() => onChange({ ...settings, blocks: [...settings.blocks, [fresh]] })}
        >
          {t('settings.block.add')}
        </Button>
      )}
    </FormStack>
  )
}

function BlockForm(props: {
  block: readonly BlockPart[]
  settings: MatchSettings
  number: number
  onBlock(parts: BlockPart[]): void
}) {
  const t = useTranslate(matchingSentences)
  const fieldName = useFieldName()
  const { block, settings, number, onBlock } = props
  const [first] = settings.fields
  return (
    <fieldset className={styles.block}>
      <legend className={styles.legend}>{t('settings.block', { n: number })}</legend>
      {[...block.entries()].map(([place, part]) => (
        <div key={place} className={styles.row}>
          <NativeSelect
            label={t('settings.block.field')}
            value={part.field}
            data={settings.fields.map(({ name }) => ({ value: name, label: fieldName(name) }))}
            onChange={({ currentTarget }) =>
              onBlock([...block].with(place, { ...part, field: currentTarget.value }))
            }
          />
          <NativeSelect
            label={t('settings.block.part')}
            value={part.part}
            data={parts.map(value => ({ value, label: t(`part.${value}`) }))}
            onChange={({ currentTarget }) =>
              onBlock(
                [...block].with(place, {
                  ...part,
                  part: parts.find(one => one === currentTarget.value) ?? part.part,
                }),
              )
            }
          />
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={block.length === 1 && settings.blocks.length === 1}
            onClick={() => onBlock([...block].toSpliced(place, 1))}
          >
            {t('settings.block.remove')}
          </Button>
        </div>
      ))}
      {block.length < 4 && first && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onBlock([...block, { field: first.name, part: 'value' }])}
        >
          {t('settings.block.and')}
        </Button>
      )}
    </fieldset>
  )
}
