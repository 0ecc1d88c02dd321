import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../../platform/http/client.ts'
import { useApi } from '../../../platform/http/client-context.ts'
import { type CostMapping, costBatch, costLook, costMapping, costsAnswer } from '../../costs/model-costs.ts'

export function useCosts() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'ad-costs'],
    queryFn: ({ signal }) => api.get('/ad-costs', costsAnswer, { signal }),
  })
}

/** A file in hand: looked at each time something is said about it, then brought in. It stays in the browser meanwhile. */
export function useCostFile() {
  const api = useApi()
  const cache = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const call = (chosen: File, mapping: CostMapping) => ({
    method: 'POST' as const,
    query: { name: chosen.name, mapping: JSON.stringify(mapping) },
    body: chosen,
  })
  const look = useMutation({
    mutationFn: ({ chosen, mapping }: { chosen: File; mapping: CostMapping }) =>
      callApi({ ...call(chosen, mapping), path: `${api.base}/ad-costs/look`, response: costLook }),
  })
  const bringIn = useMutation({
    mutationFn: ({ chosen, mapping }: { chosen: File; mapping: CostMapping }) =>
      callApi({ ...call(chosen, mapping), path: `${api.base}/ad-costs/files`, response: costBatch }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base, 'ad-costs'] }),
  })
  const choose = (chosen: File | null) => {
    setFile(chosen)
    look.reset()
    bringIn.reset()
    if (chosen) look.mutate({ chosen, mapping: costMapping.parse({}) })
  }
  return { file, look, bringIn, choose }
}
export type CostFile = ReturnType<typeof useCostFile>

export function useUndoCosts() {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => api.post(`/ad-costs/batches/${id}/undo`, {}, costBatch),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base, 'ad-costs'] }),
  })
}
