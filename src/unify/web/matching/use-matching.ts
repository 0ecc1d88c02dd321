import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import {
  type Answer,
  type MatchingStatus,
  matchingStatusAnswer,
  pairSchema,
  reviewAnswer,
  runSchema,
} from '../../matching/model-review.ts'

export function isUnderWay({ run }: Pick<MatchingStatus, 'run'>): boolean {
  return run?.state === 'waiting' || run?.state === 'running'
}

/** Asked every few seconds while a run is under way. */
export function useMatching() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'matching', 'status'],
    queryFn: ({ signal }) => api.get('/matching', matchingStatusAnswer, { signal }),
    refetchInterval: query => (query.state.data && isUnderWay(query.state.data) ? 2_000 : false),
  })
}

/** Pairs that wait; anew for every run that ended. */
export function usePairs(run: number | null) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'matching', 'pairs', run],
    queryFn: ({ signal }) => api.get('/matching/pairs', reviewAnswer, { query: { limit: 5 }, signal }),
  })
}

export function useStart() {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.post('/matching/runs', {}, runSchema),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base, 'matching'] }),
  })
}

export function useAnswer() {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ pair, answer }: { pair: number; answer: Answer }) =>
      api.post(`/matching/pairs/${pair}/answer`, { answer }, pairSchema),
    // Every number of the workspace counts people.
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base] }),
  })
}
