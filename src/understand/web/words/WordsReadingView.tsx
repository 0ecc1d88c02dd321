import { IconArrowBackUp } from '@tabler/icons-react'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { type Drafted, sureEnough, type WordsReading } from '../../model-words.ts'
import { linkedQuestions, listedQuestions } from '../ask/question-uis.ts'
import { askSentences } from '../ask/sentences.ts'
import { type DraftedPart, describeDrafted } from './describe-drafted.ts'
import { draftedAddress } from './drafted-address.ts'
import { wordsSentences } from './sentences.ts'
import styles from './Words.module.css'

const hourMs = 3_600_000

interface Props {
  readonly typed: string
  readonly reading: WordsReading
  readonly state: 'grammar' | 'asking' | 'model' | 'failed'
  onChoose(text: string): void
}

/** Under the field: the understood sentence, what was not understood, and other readings one click away. */
export function WordsReadingView({ typed, reading, state, onChoose }: Props) {
  const t = useTranslate(wordsSentences)
  const describe = useDescribe()
  const { reading: best } = reading
  return (
    <>
      {best && (
        <div className={styles.understood}>
          <span className={styles.caption}>
            {t(reading.confidence < sureEnough ? 'words.unsure' : 'words.understood')}
          </span>
          <AppLink to={draftedAddress(best)} className={styles.sentence}>
            <strong>{describe.title(best)}</strong>
            {describe.parts(best).map(({ key, text }) => (
              <bdi key={key} className={styles.chip}>
                {text}
              </bdi>
            ))}
            <span className={styles.open}>
              {t('words.open')} <IconArrowBackUp size={15} aria-hidden className={styles.enter} />
            </span>
          </AppLink>
        </div>
      )}
      {reading.unknown.length > 0 && best && <MarkedText typed={typed} reading={reading} />}
      {reading.cut && <p className={styles.note}>{t('words.cut')}</p>}
      {state === 'asking' && <p className={styles.note}>{t('words.thinking')}</p>}
      {state === 'model' && <p className={styles.note}>{t('words.model.by')}</p>}
      {state === 'failed' && <p className={styles.note}>{t('words.model.failed')}</p>}
      {reading.alternatives.length > 0 && (
        <div className={styles.row}>
          <span className={styles.caption}>{t('words.others')}</span>
          {reading.alternatives.map(other => (
            <AppLink
              key={JSON.stringify([other.question, other.draft])}
              to={draftedAddress(other)}
              className={styles.other}
              title={describe
                .parts(other)
                .map(part => part.text)
                .join(' · ')}
            >
              {other.why === 'other-event'
                ? t('words.other.event', {
                    question: describe.title(other),
                    event: describe.event(other.instead),
                  })
                : describe.title(other)}
            </AppLink>
          ))}
        </div>
      )}
      {!best && <Examples examples={reading.examples} title={t('words.not')} onChoose={onChoose} />}
    </>
  )
}

/** The text as typed; what was not understood is underlined, and said in words. */
function MarkedText({ typed, reading }: Pick<Props, 'typed' | 'reading'>) {
  const t = useTranslate(wordsSentences)
  const pieces: { key: number; text: string; isUnknown: boolean }[] = []
  let at = 0
  for (const { from, to } of reading.unknown) {
    pieces.push({ key: at, text: typed.slice(at, from), isUnknown: false })
    pieces.push({ key: from, text: typed.slice(from, to), isUnknown: true })
    at = to
  }
  pieces.push({ key: at, text: typed.slice(at), isUnknown: false })
  return (
    <p className={styles.marked}>
      <span className={styles.caption}>
        {t('words.unknown', { words: reading.unknown.map(({ text }) => text).join(' · ') })}
      </span>
      <bdi dir="auto" aria-hidden>
        {pieces.map(piece =>
          piece.isUnknown ? (
            <mark key={`m${piece.key}`}>{piece.text}</mark>
          ) : (
            <span key={piece.key}>{piece.text}</span>
          ),
        )}
      </bdi>
    </p>
  )
}

export function Examples(props: {
  examples: readonly string[]
  title: string
  onChoose(text: string): void
}) {
  if (props.examples.length === 0) return null
  return (
    <div className={styles.row}>
      <span className={styles.caption}>{props.title}</span>
      {props.examples.map(example => (
        <button key={example} type="button" className={styles.other} onClick={() => props.onChoose(example)}>
          <bdi>{example}</bdi>
        </button>
      ))}
    </div>
  )
}

function useDescribe() {
  const t = useTranslate(wordsSentences)
  const ask = useTranslate(askSentences)
  const nameOf = useDataNames()
  const { formats } = useLocale()
  const window = (ms: number) =>
    ms % (24 * hourMs) === 0
      ? ask('window.days', { n: ms / (24 * hourMs) })
      : ask('window.hours', { n: Math.max(1, Math.round(ms / hourMs)) })
  return {
    title: ({ question }: Drafted) => {
      const found = [...listedQuestions, ...linkedQuestions].find(({ name }) => name === question)
      return found ? ask(found.title) : question
    },
    parts: (drafted: Drafted): DraftedPart[] => describeDrafted(drafted, { t, nameOf, formats, window }),
    event: (raw: string) => nameOf('event', raw),
  }
}
