import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../platform/http/client-context.ts'
import { type JourneyMap, journeyMapSchema, type MapContent, mapListSchema } from '../model.ts'
import { mapAnswerSchema } from '../model-answer.ts'
import type { MapEdit } from '../model-edit.ts'

/** Numbers on an open map are asked again so often: the map lives. */
const refreshMs = 30_000

export function useMaps() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'maps'],
    queryFn: ({ signal }) => api.get('/maps', mapListSchema, { signal }),
  })
}

export function useMap(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'map', id],
    queryFn: ({ signal }) => api.get(`/maps/${encodeURIComponent(id)}`, journeyMapSchema, { signal }),
  })
}

/** What the log says about a map: asked again when its content or the period changes, and by and by. */
export function useMapAnswer(map: JourneyMap | undefined, period: { from: number; to: number } | null) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'map-answer', map?.id, map?.version, period],
    queryFn: () => api.post(`/maps/${map?.id}/answer`, { period }, mapAnswerSchema),
    enabled: map !== undefined,
    refetchInterval: refreshMs,
    placeholderData: previous => previous,
  })
}

/**
 * Edits that are saved at once. Undo saves the content of before; another person's version in between stops it with
 * a sentence, and nothing is overwritten.
 */
export function useMapEditing(map: JourneyMap, onError: (error: unknown) => void) {
  const api = useApi()
  const queries = useQueryClient()
  const [past, setPast] = useState<readonly MapContent[]>([])
  const [future, setFuture] = useState<readonly MapContent[]>([])
  const key = [api.base, 'map', String(map.id)]
  const save = useMutation({
    mutationFn: (content: MapContent) =>
      api.put(`/maps/${map.id}`, { version: map.version, content }, journeyMapSchema),
    onSuccess: saved => {
      queries.setQueryData(key, saved)
      void queries.invalidateQueries({ queryKey: [api.base, 'maps'] })
    },
    onError: error => {
      onError(error)
      void queries.invalidateQueries({ queryKey: key })
    },
  })
  const put = async (content: MapContent, then: () => void) => {
    if (save.isPending) return
    queries.setQueryData(key, { ...map, content })
    await save.mutateAsync(content).then(then, () => undefined)
  }
  return {
    isSaving: save.isPending,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    apply: (edit: MapEdit) =>
      put(edit(map.content), () => {
        setPast([...past, map.content])
        setFuture([])
      }),
    undo: () => {
      const before = past.at(-1)
      if (!before) return
      void put(before, () => {
        setPast(past.slice(0, -1))
        setFuture([map.content, ...future])
      })
    },
    redo: () => {
      const [after, ...rest] = future
      if (!after) return
      void put(after, () => {
        setPast([...past, map.content])
        setFuture(rest)
      })
    },
  }
}

export type MapEditing = ReturnType<typeof useMapEditing>
