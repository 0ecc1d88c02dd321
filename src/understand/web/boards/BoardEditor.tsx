import { Button, Group, Select, Switch, Textarea, TextInput, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { useGo } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import { Failed, FormStack } from '../../../platform/ui/Form.tsx'
import { PeriodPicker } from '../../../platform/ui/PeriodPicker.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { Board, BoardContent, Tile } from '../../boards/model-boards.ts'
import { useSegmentOptions } from '../ask/ScopeBar.tsx'
import styles from './Boards.module.css'
import { BoardTile } from './BoardTile.tsx'
import { bodyOf, moveTile, resizeTile, withTile } from './prepare-board.ts'
import { boardSentences } from './sentences.ts'
import { remove, saveBoard, useChange, useSavedQuestions } from './use-boards.ts'

/** A board while it is changed: nothing of it is kept until it is saved, and a version of somebody else's is never overwritten. */
export function BoardEditor({ board, onDone }: { board: Board; onDone(): void }) {
  const t = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const [draft, setDraft] = useState(() => bodyOf(board))
  const [dragged, setDragged] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const change = (more: Partial<BoardContent>) =>
    setDraft(before => ({ ...before, content: { ...before.content, ...more } }))
  const save = useChange(saveBoard, () => {
    showDone(t('board.saved'))
    onDone()
  })
  const { tiles } = draft.content
  const byId = new Map(board.shown.map(tile => [tile.id, tile]))
  const move = (tile: Tile, to: number) => {
    const moved = moveTile(tiles, tile.id, to)
    change({ tiles: moved })
    setSaid(t('tile.at', { place: moved.findIndex(one => one.id === tile.id) + 1, n: tiles.length }))
  }
  return (
    <>
      <Card>
        <FormStack>
          <TextInput
            label={t('field.name')}
            dir="auto"
            maxLength={200}
            value={draft.name}
            onChange={event => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <Textarea
            label={t('field.description')}
            dir="auto"
            autosize
            maxLength={2_000}
            value={draft.description}
            onChange={event => setDraft({ ...draft, description: event.currentTarget.value })}
          />
          <BoardSettings board={board} draft={draft} setDraft={setDraft} change={change} />
          {save.error && <Failed>{sentence(save.error)}</Failed>}
          <Group justify="space-between">
            <DeleteBoard board={board} />
            <Group>
              <Button variant="default" onClick={onDone}>
                {t('action.cancel')}
              </Button>
              <Button
                loading={save.isPending}
                disabled={draft.name.trim() === ''}
                onClick={() => save.mutate({ id: board.id, version: board.version, body: draft })}
              >
                {t('action.save')}
              </Button>
            </Group>
          </Group>
        </FormStack>
      </Card>
      <AddTiles content={draft.content} onAdd={content => change(content)} />
      <VisuallyHidden component="p" aria-live="polite">
        {said}
      </VisuallyHidden>
      <div className={styles.grid}>
        {tiles.map((tile, i) => (
          <BoardTile
            key={tile.id}
            tile={tile}
            shown={byId.get(tile.id)}
            editing={{
              move: by => move(tile, i + by),
              resize: by => change({ tiles: resizeTile(tiles, tile.id, by) }),
              remove: () => change({ tiles: tiles.filter(one => one.id !== tile.id) }),
              retext: text =>
                change({
                  tiles: tiles.map(one =>
                    one.id === tile.id && one.kind === 'text' ? { ...one, text } : one,
                  ),
                }),
              onDragStart: () => setDragged(tile.id),
              onDrop: () => {
                if (dragged !== null) change({ tiles: moveTile(tiles, dragged, i) })
                setDragged(null)
              },
            }}
          />
        ))}
      </div>
    </>
  )
}

function BoardSettings({
  board,
  draft,
  setDraft,
  change,
}: {
  board: Board
  draft: ReturnType<typeof bodyOf>
  setDraft(next: ReturnType<typeof bodyOf>): void
  change(more: Partial<BoardContent>): void
}) {
  const t = useTranslate(boardSentences)
  const { period, segment, refreshMinutes } = draft.content
  const segments = useSegmentOptions()
  const refreshes = [0, 5, 15, 60, 360]
  return (
    <Group align="end" gap="lg">
      <Switch
        label={t('board.onePeriod')}
        checked={period !== null}
        onChange={event => change({ period: event.currentTarget.checked ? { days: 30 } : null })}
      />
      {period && <PeriodPicker value={period} onChange={chosen => change({ period: chosen })} />}
      {(segments.length > 0 || segment !== null) && (
        <Select
          clearable
          label={t('board.segment')}
          placeholder={t('board.segmentAny')}
          data={segments}
          value={segment === null ? null : String(segment)}
          onChange={value => change({ segment: value === null ? null : Number(value) })}
        />
      )}
      <Select
        label={t('board.refresh')}
        allowDeselect={false}
        data={[...new Set([...refreshes, refreshMinutes])].map(minutes => ({
          value: String(minutes),
          label: minutes === 0 ? t('board.refreshNever') : t('board.refreshEvery', { n: minutes }),
        }))}
        value={String(refreshMinutes)}
        onChange={value => change({ refreshMinutes: Number(value ?? 0) })}
      />
      {(board.isMine || draft.visibility === 'private') && (
        <Switch
          label={t('field.private')}
          checked={draft.visibility === 'private'}
          onChange={event =>
            setDraft({ ...draft, visibility: event.currentTarget.checked ? 'private' : 'workspace' })
          }
        />
      )}
    </Group>
  )
}

function AddTiles({ content, onAdd }: { content: BoardContent; onAdd(content: BoardContent): void }) {
  const t = useTranslate(boardSentences)
  const saved = useSavedQuestions().data?.saved ?? []
  return (
    <Group className={styles.add}>
      <Select
        searchable
        placeholder={saved.length > 0 ? t('tile.add') : t('tile.nothingSaved')}
        aria-label={t('tile.add')}
        disabled={saved.length === 0}
        value={null}
        data={saved.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={value => {
          if (value === null) return
          const tile = { kind: 'saved', width: 6, height: 3, saved: Number(value), title: '' } as const
          onAdd(withTile(content, id => ({ ...tile, id })))
        }}
      />
      <Button
        variant="default"
        onClick={() => onAdd(withTile(content, id => ({ kind: 'text', id, width: 12, height: 1, text: '' })))}
      >
        {t('tile.addText')}
      </Button>
      <span className={styles.quiet}>{t('tile.addHow')}</span>
    </Group>
  )
}

function DeleteBoard({ board }: { board: Board }) {
  const t = useTranslate(boardSentences)
  const go = useGo()
  const [isOpen, setOpen] = useState(false)
  const deletion = useChange(remove, () => go('/boards'))
  return (
    <>
      <Button variant="subtle" color="clay" onClick={() => setOpen(true)}>
        {t('board.delete')}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={t('board.deleteTitle', { name: board.name })}
          text={t('board.deleteText')}
          action={t('board.delete')}
          mutation={deletion}
          onConfirm={() => deletion.mutate(`/boards/${board.id}`)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
