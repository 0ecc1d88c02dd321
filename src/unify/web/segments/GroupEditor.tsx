import { Button, NativeSelect } from '@mantine/core'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { LeafEditor } from './LeafEditor.tsx'
import { type Draft, emptyLeaf, type GroupDraft } from './prepare-draft.ts'
import styles from './Segments.module.css'
import { segmentSentences } from './sentences.ts'

const modes = ['all', 'any', 'none'] as const

interface GroupEditorProps {
  readonly group: GroupDraft
  readonly depth: number
  nextKey(): number
  onChange(group: GroupDraft): void
  onRemove?(): void
}

/** Conditions of which all, one or none must hold; a group may stand inside another. */
export function GroupEditor({ group, depth, nextKey, onChange, onRemove }: GroupEditorProps) {
  const t = useTranslate(segmentSentences)
  const put = (next: Draft) =>
    onChange({ ...group, items: group.items.map(item => (item.key === next.key ? next : item)) })
  const drop = (key: number) => onChange({ ...group, items: group.items.filter(item => item.key !== key) })
  const add = (item: Draft) => onChange({ ...group, items: [...group.items, item] })
  return (
    <div className={styles.group}>
      <div className={styles.row}>
        <NativeSelect
          label={depth === 0 ? t('group.mode') : t('group.inner')}
          value={group.mode}
          data={modes.map(mode => ({ value: mode, label: t(`group.${mode}`) }))}
          onChange={({ currentTarget }) =>
            onChange({ ...group, mode: modes.find(mode => mode === currentTarget.value) ?? group.mode })
          }
        />
        {onRemove && (
          <Button className={styles.small} variant="default" onClick={onRemove}>
            {t('group.remove')}
          </Button>
        )}
      </div>
      {group.items.length === 0 && <p className={styles.quiet}>{t('group.empty')}</p>}
      {group.items.map(item =>
        item.of === 'group' ? (
          <GroupEditor
            key={item.key}
            group={item}
            depth={depth + 1}
            nextKey={nextKey}
            onChange={put}
            onRemove={() => drop(item.key)}
          />
        ) : (
          <LeafEditor
            key={item.key}
            leaf={item.leaf}
            onChange={leaf => put({ ...item, leaf })}
            onRemove={() => drop(item.key)}
          />
        ),
      )}
      <div className={styles.row}>
        <Button
          className={styles.small}
          variant="default"
          onClick={() => add({ key: nextKey(), of: 'leaf', leaf: emptyLeaf('did') })}
        >
          {t('group.add')}
        </Button>
        {depth < 3 && (
          <Button
            className={styles.small}
            variant="subtle"
            onClick={() => add({ key: nextKey(), of: 'group', mode: 'any', items: [] })}
          >
            {t('group.addGroup')}
          </Button>
        )}
      </div>
    </div>
  )
}
