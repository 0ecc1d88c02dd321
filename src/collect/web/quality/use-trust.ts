import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi } from '../../../platform/http/client-context.ts'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { showFailed } from '../../../platform/ui/toasts.ts'
import { type BotSettings, botsAnswer, type DecisionBody, type ListBody } from '../../bots/model-bots.ts'
import { catalogueAnswer } from '../../model-data.ts'
import {
  type AlarmState,
  firstBad,
  qualityAnswer,
  type SubscriptionBody,
} from '../../quality/model-quality.ts'
import { type Plan, planAnswer, violationsAnswer } from '../../tracking-plan/model-plan.ts'
import { unseenKey } from './use-unseen-alarms.ts'

const changed = z.object({ changed: z.number() })

export function useQuality() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'quality'],
    queryFn: ({ signal }) => api.get('/quality', qualityAnswer, { signal }),
    refetchInterval: 60_000,
  })
}

/** What changes the alarms answers with all of them. */
export function useQualityChange<T>(
  change: (api: ReturnType<typeof useApi>, input: T) => Promise<z.infer<typeof qualityAnswer>>,
  onDone?: () => void,
) {
  const api = useApi()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  return useMutation({
    mutationFn: (input: T) => change(api, input),
    onSuccess: answer => {
      cache.setQueryData([api.base, 'quality'], answer)
      void cache.invalidateQueries({ queryKey: unseenKey(api.base) })
      onDone?.()
    },
    onError: error => showFailed(sentence(error)),
  })
}

export const lookAtQuality = (api: ReturnType<typeof useApi>) => api.post('/quality/look', {}, qualityAnswer)
export const changeAlarm = (
  api: ReturnType<typeof useApi>,
  { id, ...body }: { id: number; state: AlarmState; isUsual?: boolean },
) => api.put(`/quality/alarms/${id}`, body, qualityAnswer)
export const subscribe = (api: ReturnType<typeof useApi>, body: SubscriptionBody) =>
  api.put('/quality/subscription', body, qualityAnswer)

export function useFirstBad(id: number | null) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'quality', 'first', id],
    queryFn: ({ signal }) =>
      api.get(`/quality/alarms/${id}/first`, z.object({ row: firstBad.nullable() }), { signal }),
    enabled: id !== null,
  })
}

export function useBots() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'bots'],
    queryFn: ({ signal }) => api.get('/bots', botsAnswer, { signal }),
  })
}

type BotChange =
  | { readonly kind: 'look' }
  | { readonly kind: 'decide'; readonly body: DecisionBody }
  | { readonly kind: 'take-back'; readonly id: number }
  | { readonly kind: 'settings'; readonly settings: BotSettings }
  | { readonly kind: 'load'; readonly body: ListBody }
  | { readonly kind: 'remove-list'; readonly id: number }

export function useBotChange(onDone: (n: number) => void) {
  const api = useApi()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  return useMutation({
    mutationFn: (change: BotChange) => {
      switch (change.kind) {
        case 'look':
          return api.post('/bots/look', {}, changed)
        case 'decide':
          return api.post('/bots/decisions', change.body, changed)
        case 'take-back':
          return api.post(`/bots/decisions/${change.id}/take-back`, {}, changed)
        case 'settings':
          return api.put('/bots/settings', change.settings, changed)
        case 'load':
          return api.put('/bots/lists', change.body, changed)
        case 'remove-list':
          return api.post(`/bots/lists/${change.id}/remove`, {}, changed)
      }
    },
    onSuccess: async answer => {
      onDone(answer.changed)
      await cache.invalidateQueries({ queryKey: [api.base, 'bots'] })
    },
    onError: error => showFailed(sentence(error)),
  })
}

export function usePlan() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'tracking-plan'],
    queryFn: ({ signal }) => api.get('/tracking-plan', planAnswer, { signal }),
  })
}

export function useViolations() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'tracking-plan', 'violations'],
    queryFn: ({ signal }) => api.get('/tracking-plan/violations', violationsAnswer, { signal }),
  })
}

export function useCatalogue() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'catalogue'],
    queryFn: ({ signal }) => api.get('/catalogue', catalogueAnswer, { signal }),
  })
}

export function useSavePlan(onDone: () => void) {
  const api = useApi()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  return useMutation({
    mutationFn: (body: { plan: Plan; from: number } | { schema: unknown }) =>
      'schema' in body
        ? api.put('/tracking-plan/json-schema', body.schema, planAnswer)
        : api.put('/tracking-plan', body, planAnswer),
    onSuccess: async answer => {
      cache.setQueryData([api.base, 'tracking-plan'], answer)
      await cache.invalidateQueries({ queryKey: [api.base, 'tracking-plan', 'violations'] })
      onDone()
    },
    onError: error => showFailed(sentence(error)),
  })
}
