import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { catalogueAnswer } from '../../collect/model-data.ts'
import { useApi } from '../../platform/http/client-context.ts'

export type Catalogue = z.infer<typeof catalogueAnswer>['events']

/** Events, channels and properties that were seen, for pickers; empty until they are there. */
export function useCatalogue(): Catalogue {
  const api = useApi()
  const { data } = useQuery({
    queryKey: [api.base, 'catalogue'],
    queryFn: ({ signal }) => api.get('/catalogue', catalogueAnswer, { signal }),
    staleTime: 60_000,
  })
  return data?.events ?? []
}
