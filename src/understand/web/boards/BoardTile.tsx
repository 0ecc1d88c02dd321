import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowsDiagonal,
  IconDots,
  IconDownload,
  IconGripVertical,
  IconPhoto,
  IconTrash,
  IconVector,
} from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { saveFile } from '../../../platform/ui/save-file.ts'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { showFailed } from '../../../platform/ui/toasts.ts'
import type { ShownTile, Tile } from '../../boards/model-boards.ts'
import { findQuestion } from '../ask/question-uis.ts'
import { askSentences } from '../ask/sentences.ts'
import styles from './Boards.module.css'
import { drawingIn, exportChart } from './export-chart.ts'
import { keyAct, questionAddress } from './prepare-board.ts'
import { boardSentences } from './sentences.ts'
import { TextTile } from './TextTile.tsx'
import { TileAnswer } from './TileAnswer.tsx'
import { useTileCsv } from './use-tile-csv.ts'

export interface TileEditing {
  move(by: number): void
  resize(by: { width?: number; height?: number }): void
  remove(): void
  retext(text: string): void
  onDragStart(): void
  onDrop(): void
}

interface BoardTileProps {
  readonly tile: Tile
  readonly shown: ShownTile | undefined
  /** Null while the board is only looked at. */
  readonly editing: TileEditing | null
}

/** One tile: its title, what can be done with it, and its answer or text. */
export function BoardTile({ tile, shown, editing }: BoardTileProps) {
  const title = useTitle(tile, shown)
  const frame = useRef<HTMLElement>(null)
  return (
    <section
      ref={frame}
      className={styles.tile}
      data-kind={tile.kind}
      data-editing={editing !== null}
      aria-label={title}
      data-width={tile.width}
      style={{ minBlockSize: tile.kind === 'text' ? 0 : tile.height * 96 }}
      onDragOver={editing ? event => event.preventDefault() : undefined}
      onDrop={editing?.onDrop}
    >
      {(tile.kind !== 'text' || editing) && (
        <header className={styles.tileHead}>
          {editing && <Handle title={title} editing={editing} />}
          <h2 className={styles.tileTitle} dir="auto">
            {title}
          </h2>
          {editing ? (
            <EditMenu title={title} editing={editing} />
          ) : (
            shown &&
            !shown.broken && <TileMenu shown={shown} title={title} svgOf={() => drawingIn(frame.current)} />
          )}
        </header>
      )}
      {tile.kind === 'text' ? (
        <TextTile text={tile.text} onChange={editing?.retext ?? null} />
      ) : shown && !shown.broken ? (
        <TileAnswer shown={shown} title={title} />
      ) : (
        shown && <BrokenTile shown={shown} />
      )}
    </section>
  )
}

export function useTitle(tile: Tile, shown: ShownTile | undefined): string {
  const t = useTranslate(boardSentences)
  const ask = useTranslate(askSentences)
  if (tile.kind === 'text') return t('tile.text')
  if (shown && shown.title !== '') return shown.title
  const listed = shown && findQuestion(shown.question)
  return listed ? ask(listed.title) : (shown?.question ?? t('tile.question'))
}

function BrokenTile({ shown }: { shown: ShownTile }) {
  const t = useTranslate(boardSentences)
  const { why = 'gone', path = '', reason = '' } = shown.broken ?? {}
  return (
    <div className={styles.broken}>
      <p>{t(`broken.${why}`)}</p>
      {reason !== '' && (
        <p className={styles.quiet}>
          <bdi dir="ltr">{[path, reason].filter(Boolean).join(': ')}</bdi>
        </p>
      )}
    </div>
  )
}

/** Dragged with a pointer, moved and resized with the arrow keys. */
function Handle({ title, editing }: { title: string; editing: TileEditing }) {
  const t = useTranslate(boardSentences)
  const { direction } = useLocale()
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keyAct(event, direction)
    if (!act) return
    event.preventDefault()
    if (act.move) editing.move(act.move)
    else editing.resize(act)
  }
  return (
    <button
      type="button"
      draggable
      className={styles.handle}
      aria-label={t('tile.move', { title })}
      title={t('tile.moveHow')}
      onDragStart={editing.onDragStart}
      onKeyDown={onKeyDown}
    >
      <IconGripVertical size={16} aria-hidden />
    </button>
  )
}

function EditMenu({ title, editing }: { title: string; editing: TileEditing }) {
  const t = useTranslate(boardSentences)
  return (
    <Menu position="bottom-end" withinPortal closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('tile.change', { title })}>
          <IconArrowsDiagonal size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => editing.move(-1)}>{t('tile.earlier')}</Menu.Item>
        <Menu.Item onClick={() => editing.move(1)}>{t('tile.later')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => editing.resize({ width: 1 })}>{t('tile.wider')}</Menu.Item>
        <Menu.Item onClick={() => editing.resize({ width: -1 })}>{t('tile.narrower')}</Menu.Item>
        <Menu.Item onClick={() => editing.resize({ height: 1 })}>{t('tile.taller')}</Menu.Item>
        <Menu.Item onClick={() => editing.resize({ height: -1 })}>{t('tile.shorter')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item color="clay" leftSection={<IconTrash size={15} aria-hidden />} onClick={editing.remove}>
          {t('tile.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface TileMenuProps {
  readonly shown: ShownTile
  readonly title: string
  readonly isShared?: boolean
  svgOf(): SVGSVGElement | null
}

/** Further with the question, or away with its answer. */
export function TileMenu({ shown, title, isShared = false, svgOf }: TileMenuProps) {
  const t = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const csv = useTileCsv(shown)
  const picture = (kind: 'svg' | 'png') => {
    const svg = svgOf()
    if (!svg) return showFailed(t('tile.noDrawing'))
    exportChart(svg, kind, { title }).catch((error: unknown) => showFailed(sentence(error)))
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('tile.more', { title })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!isShared && findQuestion(shown.question) && (
          <Menu.Item component={AppLink} to={questionAddress(shown)}>
            {t('tile.open')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconDownload size={15} aria-hidden />}
          disabled={csv === null}
          onClick={() => csv && saveFile(`${title.slice(0, 80)}.csv`, 'text/csv;charset=utf-8', csv())}
        >
          {t('tile.csv')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPhoto size={15} aria-hidden />} onClick={() => picture('png')}>
          {t('tile.png')}
        </Menu.Item>
        <Menu.Item leftSection={<IconVector size={15} aria-hidden />} onClick={() => picture('svg')}>
          {t('tile.svg')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
