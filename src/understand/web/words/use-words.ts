import { useQuery } from '@tanstack/react-query'
import { catalogueAnswer } from '../../../collect/model-data.ts'
import { knownNames } from '../../../collect/model-known-names.ts'
import { namesView } from '../../../govern/model.ts'
import { systemClock } from '../../../platform/clock.ts'
import { useApi } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { findLanguage } from '../../../platform/i18n/languages.ts'
import { dayOf } from '../../../platform/zones/offsets.ts'
import { caseKindsSchema } from '../../model.ts'
import type { WordsReading } from '../../model-words.ts'
import { linkedQuestions, listedQuestions } from '../ask/question-uis.ts'

/** Reads typed words in the browser, with every keystroke; null until the workspace's names are there. */
export function useWords(): ((text: string) => WordsReading) | null {
  const api = useApi()
  const { settings } = useLocale()
  const { data: vocabulary } = useQuery({
    queryKey: [api.base, 'words'],
    queryFn: async ({ signal }) => {
      const [seen, { names }, { kinds }, { createVocabulary }, { wordsCatalogue }] = await Promise.all([
        api.get('/catalogue', catalogueAnswer, { signal }),
        api.get('/names', namesView, { signal }),
        api.get('/case-kinds', caseKindsSchema, { signal }),
        import('../../words/vocabulary.ts'),
        import('../../words/words-catalogue.ts'),
      ])
      const questions = [...listedQuestions, ...linkedQuestions].map(({ name }) => name)
      return createVocabulary(
        wordsCatalogue(seen.events, { kinds, questions, names: [...knownNames(), ...names] }),
      )
    },
    staleTime: 60_000,
  })
  const { data: reader } = useQuery({
    queryKey: ['words-reader'],
    queryFn: () => import('../../words/read-words.ts'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!vocabulary || !reader) return null
  return text =>
    reader.readWords(text, vocabulary, {
      today: dayOf(settings.offsets, systemClock.now()),
      weekStart: settings.weekStart,
      language: findLanguage(settings.language).words === 'ar' ? 'ar' : 'en',
    })
}
