import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'

const kindsSchema = z.object({ kinds: z.array(z.string()) })

/** Whose journeys can be asked about: persons, accounts, and the properties that the workspace declared. */
export function useCaseKinds(): readonly string[] {
  const api = useApi()
  const { data } = useQuery({
    queryKey: [api.base, 'case-kinds'],
    queryFn: ({ signal }) => api.get('/case-kinds', kindsSchema, { signal }),
    staleTime: 60_000,
  })
  return data?.kinds ?? ['person', 'account']
}
