import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../platform/http/client-context.ts'
import { caseKindsSchema } from '../model.ts'

/** Whose journeys a map can show: persons, accounts, and the properties that the workspace declared. */
export function useCaseKinds(): readonly string[] {
  const api = useApi()
  const { data } = useQuery({
    queryKey: [api.base, 'case-kinds'],
    queryFn: ({ signal }) => api.get('/case-kinds', caseKindsSchema, { signal }),
    staleTime: 60_000,
  })
  return data?.kinds ?? ['person', 'account']
}
