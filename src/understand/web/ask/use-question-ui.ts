import { useQuery } from '@tanstack/react-query'
import { findQuestion } from './question-uis.ts'

/** What draws a question, loaded when it is first needed; null for one that has only a table. */
export function useQuestionUi(name: string) {
  return useQuery({
    queryKey: ['question-ui', name],
    queryFn: async () => (await findQuestion(name)?.load()) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
