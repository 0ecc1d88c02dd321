import { Textarea } from '@mantine/core'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import styles from './Boards.module.css'
import { readText, type TextPiece } from './prepare-text.ts'
import { boardSentences } from './sentences.ts'

/** Words between the answers; a field while the board is edited. */
export function TextTile({ text, onChange }: { text: string; onChange: ((text: string) => void) | null }) {
  const t = useTranslate(boardSentences)
  if (onChange)
    return (
      <Textarea
        autosize
        minRows={2}
        maxRows={12}
        maxLength={5_000}
        dir="auto"
        aria-label={t('tile.text')}
        description={t('tile.textHow')}
        value={text}
        onChange={event => onChange(event.currentTarget.value)}
      />
    )
  return (
    <div className={styles.text} dir="auto">
      {readText(text).map((block, i) => {
        const key = `${i} ${block.kind}`
        if (block.kind === 'list')
          return (
            <ul key={key}>
              {block.items.map(item => (
                <li key={JSON.stringify(item)} dir="auto">
                  <Pieces pieces={item} />
                </li>
              ))}
            </ul>
          )
        const Tag = block.kind === 'heading' ? 'h2' : 'p'
        return (
          <Tag key={key} dir="auto">
            <Pieces pieces={block.pieces} />
          </Tag>
        )
      })}
    </div>
  )
}

function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map((piece, i) => {
    const key = `${i} ${piece.text}`
    return piece.isStrong ? <strong key={key}>{piece.text}</strong> : <span key={key}>{piece.text}</span>
  })
}
