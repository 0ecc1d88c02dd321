import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { findLanguage } from '../../../platform/i18n/languages.ts'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import {
  type ConnectionChange,
  type ConnectorView,
  connectionIssued,
  connectionsAnswer,
  connectionView,
  type NewConnection,
  triedAnswer,
  type Words,
} from '../../connections/model-connection.ts'

/** Looked at again while the page is open: loads go on by themselves. */
export function useConnections() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'connections'],
    queryFn: ({ signal }) => api.get('/connections', connectionsAnswer, { signal }),
    refetchInterval: 2_000,
  })
}

/** What a connector says, in the reader's language. */
export function useWords(): (words: Words) => string {
  const { settings } = useLocale()
  return words => (findLanguage(settings.language).words === 'ar' ? words.ar : words.en)
}

/** The sentence of an error, which calls a field as the form does. */
export function useConnectionError(kind: ConnectorView | undefined): (error: unknown) => string {
  const sentence = useErrorSentence()
  const words = useWords()
  return error => {
    const told = fieldError.safeParse(error).data
    const field = kind?.fields.find(one => one.name === told?.params.field)
    if (told === undefined || field === undefined) return sentence(error)
    const params = { ...told.params, field: words(field.label) }
    return sentence(Object.assign(new Error(told.code), { code: told.code, params }))
  }
}

const fieldError = z.object({
  code: z.string(),
  params: z.looseObject({ field: z.string() }),
})

/** The address for webhooks is told once: until the page is left it is remembered here. */
export function useIssuedAddress(id: number) {
  const api = useApi()
  const { data } = useQuery<string | null>({
    queryKey: addressKey(api.base, id),
    queryFn: () => null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return data ?? null
}

function addressKey(base: string, id: number) {
  return [base, 'connection-address', id]
}

export function useConnectionWork(id: number) {
  const api = useApi()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: [api.base, 'connections'] })
  const keepAddress = (connection: number, path: string | null) => {
    if (path !== null) client.setQueryData(addressKey(api.base, connection), path)
  }
  return {
    create: useMutation({
      mutationFn: (body: NewConnection) => api.post('/connections', body, connectionIssued),
      onSuccess: ({ connection, path }) => {
        keepAddress(connection.id, path)
        return refresh()
      },
    }),
    attempt: useMutation({
      mutationFn: (body: Pick<NewConnection, 'kind' | 'settings' | 'secrets'>) =>
        api.post('/connections/try', id === 0 ? body : { ...body, id }, triedAnswer),
    }),
    change: useMutation({
      mutationFn: (body: ConnectionChange) => api.put(`/connections/${id}`, body, connectionView),
      onSuccess: refresh,
    }),
    pause: useMutation({
      mutationFn: () => api.post(`/connections/${id}/pause`, {}, connectionView),
      onSuccess: refresh,
    }),
    run: useMutation({
      mutationFn: () => api.post(`/connections/${id}/run`, {}, connectionView),
      onSuccess: refresh,
    }),
    renew: useMutation({
      mutationFn: () => api.post(`/connections/${id}/address`, {}, connectionIssued),
      onSuccess: ({ path }) => keepAddress(id, path),
    }),
    remove: useMutation({ mutationFn: () => api.remove(`/connections/${id}`), onSuccess: refresh }),
  }
}
