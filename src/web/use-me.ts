import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { MeView } from '../govern/model.ts'
import { ApiError } from '../platform/http/client.ts'
import { fetchMe } from './auth-api.ts'

const key = ['me']

/** Who is signed in; null when nobody is. */
export function useMe() {
  return useQuery<MeView | null>({
    queryKey: key,
    queryFn: ({ signal }) => whoIsIt(signal),
    staleTime: 60_000,
  })
}

async function whoIsIt(signal?: AbortSignal): Promise<MeView | null> {
  try {
    return await fetchMe(signal)
  } catch (error) {
    if (error instanceof ApiError && error.code === 'auth.required') return null
    throw error
  }
}

/** After signing in or out: everything cached for the one before is forgotten, and the server says who it is now. */
export function useRenewMe(): () => Promise<void> {
  const cache = useQueryClient()
  return async () => {
    cache.clear()
    cache.setQueryData(key, await whoIsIt())
  }
}
