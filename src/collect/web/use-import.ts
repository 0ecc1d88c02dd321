import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../../platform/http/client.ts'
import { useApi } from '../../platform/http/client-context.ts'
import { type ImportDetail, importDetail, importList, importRecord } from '../imports/model-import.ts'

export function useImports() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'imports'],
    queryFn: ({ signal }) => api.get('/imports', importList, { signal }),
    refetchInterval: query => (query.state.data?.imports.some(one => isBusy(one.status)) ? 1_500 : false),
  })
}

export function isBusy(status: string): boolean {
  return status === 'running' || status === 'undoing'
}

/** One import, looked at every second while something is done with it. */
export function useImport(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'imports', id],
    queryFn: ({ signal }) => api.get(`/imports/${encodeURIComponent(id)}`, importDetail, { signal }),
    refetchInterval: query => (isBusy(query.state.data?.import.status ?? '') ? 1_000 : false),
  })
}

/** What can be done with an import; each answer takes the place of what was shown. */
export function useImportWork(id: number) {
  const api = useApi()
  const cache = useQueryClient()
  const keep = (detail: ImportDetail) => {
    cache.setQueryData([api.base, 'imports', String(id)], detail)
  }
  const refresh = () => cache.invalidateQueries({ queryKey: [api.base, 'imports'] })
  const path = `/imports/${id}`
  return {
    answer: useMutation({
      mutationFn: (answers: Record<string, string>) => api.put(`${path}/mapping`, { answers }, importDetail),
      onSuccess: keep,
    }),
    setMapping: useMutation({
      mutationFn: (mapping: unknown) => api.put(`${path}/mapping`, { mapping }, importDetail),
      onSuccess: keep,
    }),
    inspect: useMutation({
      mutationFn: (answers: Record<string, string>) => api.post(`${path}/inspect`, { answers }, importDetail),
      onSuccess: keep,
    }),
    start: useMutation({
      mutationFn: () => api.post(`${path}/start`, {}, importRecord),
      onSuccess: refresh,
    }),
    pause: useMutation({
      mutationFn: () => api.post(`${path}/pause`, {}, importRecord),
      onSuccess: refresh,
    }),
    resume: useMutation({
      mutationFn: () => api.post(`${path}/resume`, {}, importRecord),
      onSuccess: refresh,
    }),
    undo: useMutation({ mutationFn: () => api.post(`${path}/undo`, {}, importRecord), onSuccess: refresh }),
    remove: useMutation({ mutationFn: () => api.remove(path), onSuccess: refresh }),
  }
}

export type ImportWork = ReturnType<typeof useImportWork>

/** Sends one file as it is. */
export function uploadFile(base: string, id: number, file: File) {
  const path = `${base}/imports/${id}/files/${encodeURIComponent(file.name)}`
  return callApi({ method: 'PUT', path, body: file, response: importRecord })
}
