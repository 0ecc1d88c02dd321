import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { personAccountsAnswer } from '../../accounts/model-accounts.ts'
import { noteSchema, notesAnswer } from '../../notes/model-notes.ts'
import { profileAnswer, traitHistoryAnswer } from '../../profile/model-profile.ts'
import { pathOf } from '../use-people.ts'

export function useProfile(handle: string) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'person', handle, 'profile'],
    queryFn: ({ signal }) => api.get(`${pathOf(handle)}/profile`, profileAnswer, { signal }),
  })
}

export function usePersonAccounts(handle: string) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'person', handle, 'accounts'],
    queryFn: ({ signal }) => api.get(`${pathOf(handle)}/accounts`, personAccountsAnswer, { signal }),
  })
}

/** The history of a trait: `path` says of whom. Null: none is open. */
export function useTraitHistory(path: string, key: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'trait-history', path, key],
    queryFn: ({ signal }) =>
      api.get(`${path}/trait-history`, traitHistoryAnswer, { query: { key: key ?? '' }, signal }),
    enabled: key !== null,
  })
}

export function useNotes(handle: string) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'person', handle, 'notes'],
    queryFn: ({ signal }) => api.get(`${pathOf(handle)}/notes`, notesAnswer, { signal }),
  })
}

/** Writes a note, or changes the one with this number. */
export function useSaveNote(handle: string) {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ note, text }: { note: number | null; text: string }) =>
      note === null
        ? api.post(`${pathOf(handle)}/notes`, { text }, noteSchema)
        : api.put(`/notes/${note}`, { text }, noteSchema),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base, 'person', handle, 'notes'] }),
  })
}

export function useDeleteNote(handle: string) {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ note, isMine }: { note: number; isMine: boolean }) =>
      api.remove(isMine ? `/notes/${note}` : `/notes/${note}/any`),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base, 'person', handle, 'notes'] }),
  })
}
