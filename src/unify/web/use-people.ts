import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useApi } from '../../platform/http/client-context.ts'
import { decisionSchema } from '../model.ts'
import { peopleAnswer, personPageSchema, previewAnswer } from '../model-people.ts'

/** People found, page by page. An empty search lists everybody. */
export function usePeople(search: string) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [api.base, 'people', search],
    queryFn: ({ pageParam, signal }) =>
      api.get('/people', peopleAnswer, { query: { search, after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
  })
}

/** How many people there are; asked apart, so that the list does not wait for it. */
export function usePeopleTotal() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'people-total'],
    queryFn: ({ signal }) => api.get('/people', peopleAnswer, { query: { limit: 1, total: 'yes' }, signal }),
  })
}

export const pathOf = (handle: string) => `/people/${encodeURIComponent(handle)}`

export function usePerson(handle: string) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'person', handle],
    queryFn: ({ signal }) => api.get(pathOf(handle), personPageSchema, { signal }),
  })
}

/** A change of identity that somebody thinks about, or makes. */
export type Proposal =
  | { readonly kind: 'link' | 'cut'; readonly a: string; readonly b: string }
  | { readonly undo: number }

export function usePreview(proposal: Proposal | null) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'identity-preview', proposal],
    queryFn: () => api.post('/identity/preview', proposal, previewAnswer),
    enabled: proposal !== null,
    // Who is who may change with every event: an old preview is never shown as the present one.
    gcTime: 0,
  })
}

export function useDecide() {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ proposal, note }: { proposal: Proposal; note: string }) =>
      'undo' in proposal
        ? api.post(`/identity/decisions/${proposal.undo}/undo`, {}, decisionSchema)
        : api.post('/identity/decisions', { ...proposal, note }, decisionSchema),
    // Every number of the workspace counts people.
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base] }),
  })
}
