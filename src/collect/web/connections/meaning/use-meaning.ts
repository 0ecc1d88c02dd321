import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../../platform/http/client-context.ts'
import {
  type HookMapping,
  previewMappingAnswer,
  readSampleAnswer,
  replayedAnswer,
  sampleAnswer,
} from '../../../connections/generic/model-mapping.ts'
import { connectionView } from '../../../connections/model-connection.ts'

/** Calls that wait for a meaning; looked at again, because the first one is waited for. */
export function useSamples(id: number) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'connections', id, 'samples'],
    queryFn: ({ signal }) => api.get(`/connections/${id}/samples`, sampleAnswer, { signal }),
    refetchInterval: 3_000,
  })
}

/** The fields of a text. Not asked again: the text is the question. */
export function useReadSample(text: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'read-sample', text],
    queryFn: () => api.post('/connections/read-sample', { text }, readSampleAnswer),
    enabled: text !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
}

export function useMeaningWork(id: number) {
  const api = useApi()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: [api.base, 'connections'] })
  return {
    preview: useMutation({
      mutationFn: (body: { text: string; mapping: HookMapping }) =>
        api.post(`/connections/${id}/preview`, body, previewMappingAnswer),
    }),
    save: useMutation({
      mutationFn: (mapping: HookMapping) =>
        api.put(`/connections/${id}/mapping`, { mapping }, connectionView),
      onSuccess: refresh,
    }),
    replay: useMutation({
      mutationFn: () => api.post(`/connections/${id}/replay`, {}, replayedAnswer),
      onSuccess: refresh,
    }),
  }
}
