import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { type IdentityRules, identityRulesSchema, identityStatusSchema } from '../../model.ts'
import { formerRulesAnswer, rulesPreviewAnswer, surveyAnswer } from '../../model-people.ts'

export function useRules() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'identity', 'rules'],
    queryFn: ({ signal }) => api.get('/identity/rules', identityRulesSchema, { signal }),
    // Every identifier on a page asks what its kind is called.
    staleTime: 60_000,
  })
}

/** Looked at every few seconds while the page is open: it changes with every event. */
export function useIdentityStatus() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'identity', 'status'],
    queryFn: ({ signal }) => api.get('/identity/status', identityStatusSchema, { signal }),
    refetchInterval: 4_000,
  })
}

export function useSurvey() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'identity', 'survey'],
    queryFn: ({ signal }) => api.get('/identity/survey', surveyAnswer, { signal }),
    refetchInterval: 30_000,
  })
}

export function useFormerRules() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'identity', 'former'],
    queryFn: ({ signal }) => api.get('/identity/rules/former', formerRulesAnswer, { signal }),
  })
}

export function useRulesPreview() {
  const api = useApi()
  return useMutation({
    mutationFn: async (rules: IdentityRules) => ({
      rules,
      effect: await api.post('/identity/rules/preview', rules, rulesPreviewAnswer),
    }),
  })
}

export function useSaveRules() {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (rules: IdentityRules) => api.put('/identity/rules', rules, identityRulesSchema),
    // Every number of the workspace counts people.
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base] }),
  })
}
