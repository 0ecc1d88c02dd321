import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { catalogueAnswer } from '../../../collect/model-data.ts'
import { useApi } from '../../../platform/http/client-context.ts'
import {
  type Condition,
  membersAnswer,
  personSegmentsAnswer,
  type SegmentBody,
  segmentSchema,
  segmentsAnswer,
  sizeAnswer,
} from '../../segments/model-segment.ts'
import { computedTraitsAnswer } from '../../traits/model-traits.ts'

/** Segments with their sizes; looked at again while the screen is open, because they change by themselves. */
export function useSegments() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'segments'],
    queryFn: ({ signal }) => api.get('/segments', segmentsAnswer, { signal }),
    refetchInterval: 4_000,
  })
}

/** How many people a definition means; asked while it is being written. */
export function useSize(definition: Condition | null) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'segment-size', definition],
    queryFn: () => api.post('/segments/size', { definition }, sizeAnswer),
    enabled: definition !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

export function useMembers(id: number | null) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [api.base, 'segments', id, 'members'],
    queryFn: ({ pageParam, signal }) =>
      api.get(`/segments/${id}/members`, membersAnswer, { query: { after: pageParam }, signal }),
    initialPageParam: '0',
    getNextPageParam: page => page.next,
    enabled: id !== null,
    refetchInterval: 4_000,
  })
}

export function useSaveSegment(id: number | null) {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: SegmentBody) =>
      id === null
        ? api.post('/segments', body, segmentSchema)
        : api.put(`/segments/${id}`, body, segmentSchema),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base, 'segments'] }),
  })
}

export function useDeleteSegment(id: number) {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.remove(`/segments/${id}`),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base, 'segments'] }),
  })
}

export function useComputedTraits() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'traits'],
    queryFn: ({ signal }) => api.get('/traits', computedTraitsAnswer, { signal }),
  })
}

export function usePersonSegments(handle: string) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'person', handle, 'segments'],
    queryFn: ({ signal }) =>
      api.get(`/people/${encodeURIComponent(handle)}/segments`, personSegmentsAnswer, { signal }),
  })
}

/** The names of events that were seen, to choose from. */
export function useEventNames(): readonly string[] {
  const api = useApi()
  const { data } = useQuery({
    queryKey: [api.base, 'catalogue'],
    queryFn: ({ signal }) => api.get('/catalogue', catalogueAnswer, { signal }),
    staleTime: 60_000,
  })
  return [...new Set(data?.events.map(({ name }) => name) ?? [])]
}
