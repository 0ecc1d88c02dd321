import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { type MatchSettings, matchSettingsSchema } from '../../matching/model.ts'

export function useMatchSettings() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'matching', 'settings'],
    queryFn: ({ signal }) => api.get('/matching/settings', matchSettingsSchema, { signal }),
  })
}

export function useSaveMatchSettings() {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (settings: MatchSettings) => api.put('/matching/settings', settings, matchSettingsSchema),
    onSuccess: saved => cache.setQueryData([api.base, 'matching', 'settings'], saved),
  })
}
