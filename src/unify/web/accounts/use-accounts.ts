import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import {
  type AccountDecisionBody,
  accountDecisionSchema,
  accountPageSchema,
  accountsAnswer,
} from '../../accounts/model-accounts.ts'

export const accountPath = (account: string) => `/accounts/${encodeURIComponent(account)}`

export function useAccounts(search: string) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [api.base, 'accounts', search],
    queryFn: ({ pageParam, signal }) =>
      api.get('/accounts', accountsAnswer, { query: { search, after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
  })
}

export function useAccount(account: string) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'account', account],
    queryFn: ({ signal }) => api.get(accountPath(account), accountPageSchema, { signal }),
  })
}

/** Everything that shows accounts is asked anew: the decision may be about any of them. */
function useFollow() {
  const api = useApi()
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: [api.base] })
}

export function useAddAccount() {
  const api = useApi()
  const follow = useFollow()
  return useMutation({
    mutationFn: (body: { account: string; name: string }) =>
      api.post('/accounts', body, accountDecisionSchema),
    onSuccess: follow,
  })
}

export function useDecideAccount(account: string) {
  const api = useApi()
  const follow = useFollow()
  return useMutation({
    mutationFn: (body: AccountDecisionBody) =>
      api.post(`${accountPath(account)}/decisions`, body, accountDecisionSchema),
    onSuccess: follow,
  })
}

export function useUndoAccount() {
  const api = useApi()
  const follow = useFollow()
  return useMutation({
    mutationFn: (decision: number) =>
      api.post(`/account-decisions/${decision}/undo`, {}, accountDecisionSchema),
    onSuccess: follow,
  })
}
