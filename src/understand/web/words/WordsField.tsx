import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react'
import { useApi } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { findLanguage } from '../../../platform/i18n/languages.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { useGo } from '../../../platform/ui/AppLink.tsx'
import { readWordsAnswer, wordsSettingsSchema } from '../../model-plain-words.ts'
import { mostCharacters, sureEnough, type WordsReading } from '../../model-words.ts'
import { draftedAddress } from './drafted-address.ts'
import { ModelSwitch } from './ModelSwitch.tsx'
import { wordsSentences } from './sentences.ts'
import { useWords } from './use-words.ts'
import styles from './Words.module.css'
import { Examples, WordsReadingView } from './WordsReadingView.tsx'

/** A question in the reader's own words, read with every keystroke; Enter opens it in its builder. */
export function WordsField({ typed, onType }: { typed: string; onType(text: string): void }) {
  const t = useTranslate(wordsSentences)
  const { settings } = useLocale()
  const go = useGo()
  const api = useApi()
  const read = useWords()
  const text = useDeferredValue(typed)
  const reading = useMemo(() => (read ? read(text) : null), [read, text])
  const [isAsking, setAsking] = useState(false)
  const [byModel, setByModel] = useState<{ text: string; reading: WordsReading; failed: boolean } | null>(
    null,
  )
  const { data: model } = useQuery({
    queryKey: [api.base, 'words-settings'],
    queryFn: ({ signal }) => api.get('/questions/words', wordsSettingsSchema, { signal }),
    staleTime: 60_000,
  })
  const shown = byModel?.text === typed ? byModel.reading : reading

  /** What the grammar is sure of opens at once; the rest the model may read first, and what it read is shown before it is opened. */
  async function open() {
    const now = byModel?.text === typed ? byModel.reading : read?.(typed)
    const mayHelp = model?.isOn && model.host !== null && byModel?.text !== typed
    if (mayHelp && now && now.confidence < sureEnough && typed.trim() !== '') {
      setAsking(true)
      const language = findLanguage(settings.language).words === 'ar' ? 'ar' : 'en'
      try {
        const answer = await api.post('/questions/read', { text: typed, language }, readWordsAnswer)
        setByModel({ text: typed, reading: answer, failed: answer.modelFailed })
      } finally {
        setAsking(false)
      }
    } else if (now?.reading) go(draftedAddress(now.reading))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that chooses a word of an input method is not ours.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    void open()
  }
  return (
    <section className={styles.field} aria-label={t('words.label')}>
      <TextInput
        label={t('words.label')}
        description={t('words.hint')}
        placeholder={t('words.placeholder')}
        value={typed}
        maxLength={mostCharacters}
        dir="auto"
        size="md"
        autoComplete="off"
        enterKeyHint="go"
        onChange={event => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div aria-live="polite" className={styles.below}>
        {typed.trim() === '' ? (
          <Examples examples={reading?.examples ?? []} title={t('words.examples')} onChoose={onType} />
        ) : (
          shown && (
            <WordsReadingView
              typed={typed}
              reading={shown}
              state={
                isAsking
                  ? 'asking'
                  : byModel?.text === typed
                    ? byModel.failed
                      ? 'failed'
                      : 'model'
                    : 'grammar'
              }
              onChoose={onType}
            />
          )
        )}
      </div>
      {model && <ModelSwitch settings={model} />}
    </section>
  )
}
