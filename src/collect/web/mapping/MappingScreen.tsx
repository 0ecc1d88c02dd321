import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Failed } from '../../../platform/ui/Form.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { Answer, EmptyState, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { MappingAnswer, RuleSet } from '../../mapping/model-mapping.ts'
import { DataPage } from '../DataPage.tsx'
import styles from './Mapping.module.css'
import { PastPanel } from './PastPanel.tsx'
import { Failures, PreviewPanel } from './PreviewPanel.tsx'
import { checkSet, emptyRule, moved, replaced, without } from './prepare-rules.ts'
import { RuleCard } from './RuleCard.tsx'
import { mappingSentences } from './sentences.ts'
import { TablesEditor } from './TablesEditor.tsx'
import { useMapping, useSaveMapping } from './use-mapping.ts'
import { VersionsPanel } from './VersionsPanel.tsx'

/** The rules that put events in order: written as sentences, tried on real events, versioned, and applied to the past. */
export function MappingScreen() {
  const t = useTranslate(mappingSentences)
  const mapping = useMapping()
  return (
    <DataPage here="mapping" title={t('title')} meta={t('meta')}>
      <Answer query={mapping} shape="cards">
        {found => <Loaded key={found.version} found={found} />}
      </Answer>
    </DataPage>
  )
}

function Loaded({ found }: { found: MappingAnswer }) {
  const mayEdit = useMayEdit()
  const [draft, setDraft] = useState<RuleSet>(found.set)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(found.set)
  const { set, bad } = checkSet(draft)
  const sources = [...new Set([...found.sources, ...draft.rules.flatMap(rule => rule.when.sources)])]
  return (
    <>
      <Rules found={found} draft={draft} bad={bad} sources={sources} onChange={setDraft} />
      {mayEdit && (draft.tables.length > 0 || draft.rules.length > 0) && (
        <TablesEditor tables={draft.tables} onChange={tables => setDraft({ ...draft, tables })} />
      )}
      {mayEdit && isChanged && <SaveBar found={found} set={set} onDiscard={() => setDraft(found.set)} />}
      {!isChanged && (
        <div className={styles.told}>
          <Failures failures={found.failures} set={found.set} />
        </div>
      )}
      {mayEdit && draft.rules.length > 0 && <PreviewPanel set={set} />}
      <PastPanel found={found} />
      {found.version > 0 && <VersionsPanel found={found} />}
    </>
  )
}

interface RulesProps {
  readonly found: MappingAnswer
  readonly draft: RuleSet
  readonly bad: ReturnType<typeof checkSet>['bad']
  readonly sources: readonly string[]
  onChange(draft: RuleSet): void
}

function Rules({ found, draft, bad, sources, onChange }: RulesProps) {
  const t = useTranslate(mappingSentences)
  const mayEdit = useMayEdit()
  const [open, setOpen] = useState<number | null>(null)
  const dragged = useRef<{ from: number; to: number } | null>(null)
  const { rules } = draft
  const set = (next: RuleSet['rules']) => onChange({ ...draft, rules: next })
  const add = () => {
    const rule = emptyRule(draft)
    set([...rules, rule])
    setOpen(rule.id)
  }
  const drop = () => {
    const { from, to } = dragged.current ?? { from: 0, to: 0 }
    dragged.current = null
    if (from !== to) set(moved(rules, from, to))
  }
  const addButton = mayEdit && <Button onClick={add}>{t('rule.add')}</Button>
  if (rules.length === 0)
    return <EmptyState title={t('rules.empty.title')} text={t('rules.empty.text')} action={addButton} />
  return (
    <Section title={t('rules.title')}>
      <ol className={styles.rules}>
        {rules.map((rule, at) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            place={at}
            last={rules.length - 1}
            isOpen={open === rule.id}
            mayEdit={mayEdit}
            sources={sources}
            bad={bad.filter(one => one.rule === rule.id)}
            did={found.counts.find(one => one.rule === rule.id)}
            onOpen={isOpen => setOpen(isOpen ? rule.id : null)}
            onChange={next => set(replaced(rules, at, next))}
            onMove={to => set(moved(rules, at, to))}
            onRemove={() => set(without(rules, at))}
            drag={{
              start: () => {
                dragged.current = { from: at, to: at }
              },
              over: () => {
                if (dragged.current) dragged.current.to = at
              },
              end: drop,
            }}
          />
        ))}
      </ol>
      {mayEdit && (
        <div className={styles.add}>
          <Button variant="default" onClick={add}>
            {t('rule.add')}
          </Button>
        </div>
      )}
    </Section>
  )
}

interface SaveBarProps {
  readonly found: MappingAnswer
  readonly set: RuleSet | null
  onDiscard(): void
}

function SaveBar({ found, set, onDiscard }: SaveBarProps) {
  const t = useTranslate(mappingSentences)
  const sentence = useErrorSentence()
  const save = useSaveMapping()
  const [note, setNote] = useState('')
  return (
    <>
      <div className={styles.bar}>
        <TextInput
          className={styles.note}
          label={t('save.note')}
          dir="auto"
          maxLength={300}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Button variant="default" onClick={onDiscard}>
          {t('discard')}
        </Button>
        <Button
          disabled={set === null}
          loading={save.isPending}
          onClick={() => {
            if (set === null) return
            save.mutate({ set, base: found.version, note }, { onSuccess: () => showDone(t('saved')) })
          }}
        >
          {t('save', { n: found.version + 1 })}
        </Button>
      </div>
      {save.error && <Failed>{sentence(save.error)}</Failed>}
    </>
  )
}
