import { useRef } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Frozen } from '../../boards/model-embeds.ts'
import { BoardAnswers } from './BoardAnswers.tsx'
import styles from './Boards.module.css'
import { TileMenu, useTitle } from './BoardTile.tsx'
import { drawingIn } from './export-chart.ts'
import { boardSentences } from './sentences.ts'
import { TextTile } from './TextTile.tsx'
import { TileAnswer } from './TileAnswer.tsx'

/** A board as it was shared: looked at by somebody without an account. */
export function SharedBoard({ frozen }: { frozen: Frozen }) {
  return (
    <div className={styles.shared}>
      <h1 className={styles.sharedTitle} dir="auto">
        {frozen.title}
      </h1>
      <BoardAnswers refreshMinutes={0}>
        <div className={styles.grid}>
          {frozen.tiles.map(tile => (
            <SharedTile key={tile.id} tile={tile} />
          ))}
        </div>
      </BoardAnswers>
    </div>
  )
}

function SharedTile({ tile }: { tile: Frozen['tiles'][number] }) {
  const t = useTranslate(boardSentences)
  const frame = useRef<HTMLElement>(null)
  const { id, width, height, text, shown } = tile
  const asTile = {
    kind: 'question',
    id,
    width,
    height,
    title: '',
    question: '',
    input: {},
    compare: null,
    breakdown: null,
  } as const
  const title = useTitle(asTile, shown ?? undefined)
  return (
    <section
      ref={frame}
      className={styles.tile}
      data-kind={text === null ? 'question' : 'text'}
      aria-label={text === null ? title : t('tile.text')}
      data-width={width}
      style={{ minBlockSize: text === null ? height * 96 : 0 }}
    >
      {text !== null && <TextTile text={text} onChange={null} />}
      {shown && (
        <>
          <header className={styles.tileHead}>
            <h2 className={styles.tileTitle} dir="auto">
              {title}
            </h2>
            {!shown.broken && (
              <TileMenu isShared shown={shown} title={title} svgOf={() => drawingIn(frame.current)} />
            )}
          </header>
          {shown.broken ? (
            <p className={styles.quiet}>{t(`broken.${shown.broken.why}`)}</p>
          ) : (
            <TileAnswer shown={shown} title={title} isShared />
          )}
        </>
      )}
    </section>
  )
}
