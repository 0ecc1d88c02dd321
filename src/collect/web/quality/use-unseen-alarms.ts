import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { z } from 'zod'
import { useApi } from '../../../platform/http/client-context.ts'
import { type qualityAnswer, unseenAnswer } from '../../quality/model-quality.ts'

export const unseenKey = (base: string) => [base, 'unseen-alarms']

/** How many open alarms the reader has not seen. Asked again while the page is looked at, by one of those who show it. */
export function useUnseenAlarms({ refreshMs }: { refreshMs?: number } = {}): number {
  const api = useApi()
  const { data } = useQuery({
    queryKey: unseenKey(api.base),
    queryFn: ({ signal }) => api.get('/quality/unseen', unseenAnswer, { signal }),
    refetchInterval: refreshMs,
  })
  return data?.unseen ?? 0
}

/** What is on the screen is seen, also what comes while it is open. */
export function useSeeAlarms(answer: z.infer<typeof qualityAnswer> | undefined): void {
  const api = useApi()
  const cache = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (alarms: { id: number; raisedAt: number }[]) =>
      api.put('/quality/seen', { alarms }, unseenAnswer),
    onSuccess: found => cache.setQueryData(unseenKey(api.base), found),
  })
  useEffect(() => {
    const unseen = new Set(answer?.unseen)
    const shown = answer?.alarms.filter(({ id }) => unseen.has(id)) ?? []
    if (shown.length > 0) mutate(shown.map(({ id, raisedAt }) => ({ id, raisedAt })))
  }, [answer, mutate])
}
