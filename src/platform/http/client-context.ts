import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { z } from 'zod'
import { callApi } from './client.ts'

/** The workspace a page stands in, as far as every part needs to know it. */
export interface CurrentWorkspace {
  readonly id: number
  readonly name: string
  readonly role: 'viewer' | 'editor' | 'owner'
  /** Where its API begins, when it is not the workspace's own: a shared board is asked through its link. */
  readonly base?: string
}

const Context = createContext<CurrentWorkspace | null>(null)

export const WorkspaceContext = Context

export function useWorkspace(): CurrentWorkspace {
  const workspace = useContext(Context)
  if (!workspace) throw new Error('useWorkspace outside a workspace')
  return workspace
}

/** Whether the reader may change things here; screens hide what would be refused. */
export function useMayEdit(): boolean {
  return useWorkspace().role !== 'viewer'
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>

/** Calls of this workspace's API. Paths begin behind `/api/w/:workspace`; each answer is parsed by its schema. */
export interface WorkspaceApi {
  /** For query keys: what one workspace cached is never shown in another. */
  readonly base: string
  get<T>(path: string, answer: z.ZodType<T>, options?: { query?: Query; signal?: AbortSignal }): Promise<T>
  post<T>(path: string, body: unknown, answer: z.ZodType<T>): Promise<T>
  put<T>(path: string, body: unknown, answer: z.ZodType<T>): Promise<T>
  patch<T>(path: string, body: unknown, answer: z.ZodType<T>): Promise<T>
  remove(path: string): Promise<void>
}

export function useApi(): WorkspaceApi {
  const { id, base } = useWorkspace()
  return useMemo(() => createWorkspaceApi(id, base), [id, base])
}

export function createWorkspaceApi(workspace: number, base = `/api/w/${workspace}`): WorkspaceApi {
  const change =
    (method: 'POST' | 'PUT' | 'PATCH') =>
    <T>(path: string, body: unknown, response: z.ZodType<T>) =>
      callApi({ method, path: base + path, body, response })
  return {
    base,
    get: (path, response, options = {}) => callApi({ path: base + path, response, ...options }),
    post: change('POST'),
    put: change('PUT'),
    patch: change('PATCH'),
    remove: async path => {
      await callApi({ method: 'DELETE', path: base + path, response: z.unknown() })
    },
  }
}

const instants = z.object({ from: z.number(), to: z.number() })

/** How a number knows what it rests on. */
export const evidence = z.looseObject({
  question: z.string(),
  people: z.number().nullable(),
  cases: z.number().nullable(),
  period: instants.nullable(),
  ms: z.number(),
})
export type Evidence = z.infer<typeof evidence>

/**
 * Asks one question and keeps the answer. `refreshMs` asks again while the page is looked at, so that numbers live.
 *
 * `useQuestion('understand.funnel', input, funnelAnswer)` → `{ data: { answer, evidence }, … }`
 */
export function useQuestion<A>(
  name: string,
  input: unknown,
  options: { answer: z.ZodType<A>; refreshMs?: number; isOff?: boolean },
): UseQueryResult<{ answer: A; evidence: Evidence }> {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'ask', name, input],
    queryFn: () =>
      api.post(`/ask/${encodeURIComponent(name)}`, { input }, z.object({ answer: options.answer, evidence })),
    refetchInterval: options.refreshMs,
    enabled: !options.isOff,
    placeholderData: previous => previous,
  })
}
