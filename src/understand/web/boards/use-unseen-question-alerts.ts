import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { unseenSchema } from '../../boards/model-alerts.ts'

export const unseenAlertsKey = (base: string) => [base, 'unseen-question-alerts']

/** How many alerts are on that the reader has not seen. */
export function useUnseenQuestionAlerts({ refreshMs }: { refreshMs: number }): number {
  const api = useApi()
  const { data } = useQuery({
    queryKey: unseenAlertsKey(api.base),
    queryFn: ({ signal }) => api.get('/alerts-unseen', unseenSchema, { signal }),
    refetchInterval: refreshMs,
  })
  return data?.unseen ?? 0
}
