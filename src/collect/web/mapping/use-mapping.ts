import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import {
  mappingAnswer,
  previewAnswer,
  type RuleSet,
  type RunChoice,
  runAnswer,
  runsAnswer,
  versionAnswer,
} from '../../mapping/model-mapping.ts'
import { catalogueAnswer } from '../../model-data.ts'

export function useMapping() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'mapping'],
    queryFn: ({ signal }) => api.get('/mapping', mappingAnswer, { signal }),
  })
}

/** What a set would do; asked again while it is written. */
export function useRulePreview(set: RuleSet | null, messageId: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'mapping-preview', set, messageId],
    queryFn: () => api.post('/mapping/preview', { set, limit: 200, messageId }, previewAnswer),
    enabled: set !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  })
}

export function useSaveMapping() {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: { set: RuleSet; base: number; note: string }) =>
      api.post('/mapping', body, mappingAnswer),
    onSuccess: answer => {
      cache.setQueryData([api.base, 'mapping'], answer)
      return cache.invalidateQueries({ queryKey: [api.base, 'mapping-runs'] })
    },
  })
}

export function useMappingVersion(version: number) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'mapping', 'version', version],
    queryFn: ({ signal }) => api.get(`/mapping/versions/${version}`, versionAnswer, { signal }),
    enabled: version > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useRestoreVersion(version: number) {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.post(`/mapping/versions/${version}/restore`, {}, mappingAnswer),
    onSuccess: answer => cache.setQueryData([api.base, 'mapping'], answer),
  })
}

/** Looked at every second while one is under way. */
export function useRuns() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'mapping-runs'],
    queryFn: ({ signal }) => api.get('/mapping/runs', runsAnswer, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.runs.some(({ status }) => status !== 'done' && status !== 'cancelled') ? 1_000 : false,
  })
}

export function useStartRun() {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (choice: RunChoice) => api.post('/mapping/runs', choice, runAnswer),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base, 'mapping-runs'] }),
  })
}

export function useRunStep(id: number) {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (step: 'pause' | 'resume' | 'cancel') =>
      api.post(`/mapping/runs/${id}/${step}`, {}, runAnswer),
    onSettled: () => cache.invalidateQueries({ queryKey: [api.base, 'mapping-runs'] }),
  })
}

/** Names of events and their properties that were seen, to choose from. */
export function useSeen(): { readonly events: readonly string[]; readonly paths: readonly string[] } {
  const api = useApi()
  const { data } = useQuery({
    queryKey: [api.base, 'catalogue'],
    queryFn: ({ signal }) => api.get('/catalogue', catalogueAnswer, { signal }),
    staleTime: 60_000,
  })
  const events = data?.events ?? []
  const paths = events.flatMap(({ properties }) => properties.map(({ path }) => path))
  return {
    events: [...new Set(events.map(({ name }) => name))],
    paths: [...new Set(paths.map(path => (path.startsWith('$context.') ? path.slice(1) : path)))].sort(),
  }
}
