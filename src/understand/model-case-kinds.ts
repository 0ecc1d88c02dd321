import type { WorkspaceApi } from '../platform/http/client-context.ts'
import { caseKindsSchema } from './model.ts'

/** Whose journeys can be asked about before the workspace was asked what it declared. */
export const usualCaseKinds: readonly string[] = ['person', 'session', 'account']

/**
 * How a screen asks whose journeys there are: persons, accounts, and the properties that the workspace declared.
 * Every screen's query, so that all of them share one answer.
 */
export function caseKindsQuery(api: WorkspaceApi) {
  return {
    queryKey: [api.base, 'case-kinds'],
    queryFn: ({ signal }: { signal: AbortSignal }) => api.get('/case-kinds', caseKindsSchema, { signal }),
    staleTime: 60_000,
  }
}
