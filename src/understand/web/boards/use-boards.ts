import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi } from '../../../platform/http/client-context.ts'
import { alertListSchema } from '../../boards/model-alerts.ts'
import {
  type BoardBody,
  boardListSchema,
  boardSchema,
  type SavedBody,
  savedListSchema,
  savedSchema,
} from '../../boards/model-boards.ts'
import { embedListSchema } from '../../boards/model-embeds.ts'
import { boardMailsSchema } from '../../boards/model-mails.ts'

export function useBoards() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'boards'],
    queryFn: ({ signal }) => api.get('/boards', boardListSchema, { signal }),
  })
}

/** A board, looked through with a period in the place of its own. */
export function useBoard(id: string, view: { period?: string | undefined }, refreshMinutes = 0) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'board', id, view],
    queryFn: ({ signal }) =>
      api.get(`/boards/${encodeURIComponent(id)}`, boardSchema, { query: view, signal }),
    refetchInterval: refreshMinutes > 0 ? refreshMinutes * 60_000 : false,
  })
}

export function useSavedQuestions() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'saved-questions'],
    queryFn: ({ signal }) => api.get('/saved-questions', savedListSchema, { signal }),
  })
}

export function useBoardMails() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'board-mails'],
    queryFn: ({ signal }) => api.get('/board-mails', boardMailsSchema, { signal }),
  })
}

export function useAlerts() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'saved-alerts'],
    queryFn: ({ signal }) => api.get('/saved-alerts', alertListSchema, { signal }),
  })
}

export function useEmbeds() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'embeds'],
    queryFn: ({ signal }) => api.get('/embeds', embedListSchema, { signal }),
  })
}

const lists = ['boards', 'board', 'saved-questions', 'board-mails', 'saved-alerts', 'embeds']

/** A change of anything here: what is shown of it is asked again. */
export function useChange<I, O>(
  change: (api: ReturnType<typeof useApi>, input: I) => Promise<O>,
  onDone?: (done: O) => void,
) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: I) => change(api, input),
    onSuccess: async done => {
      await Promise.all(lists.map(list => queries.invalidateQueries({ queryKey: [api.base, list] })))
      onDone?.(done)
    },
  })
}

type Api = ReturnType<typeof useApi>
export const createBoard = (api: Api, body: BoardBody) => api.post('/boards', body, boardSchema)
export const saveBoard = (
  api: Api,
  { id, version, body }: { id: number; version: number; body: BoardBody },
) => api.put(`/boards/${id}`, { ...body, version }, boardSchema)
export const createSaved = (api: Api, body: SavedBody) => api.post('/saved-questions', body, savedSchema)
export const remove = (api: Api, path: string) => api.remove(path)
export const anything = z.unknown()
