import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { askAnswerSchema, type Breakdown, type Comparison } from '../../model-ask.ts'

export interface Asking {
  readonly name: string
  /** Null while something is missing: nothing is asked. */
  readonly input: object | null
  readonly compare: Comparison | null
  readonly breakdown: Partial<Breakdown> | null
}

/** Asks a question of the frame, with its comparison and breakdown. */
export function useAsked({ name, input, compare, breakdown }: Asking) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'ask-whole', name, input, compare, breakdown],
    queryFn: () =>
      api.post(`/ask/${encodeURIComponent(name)}`, { input, compare, breakdown }, askAnswerSchema),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
}
