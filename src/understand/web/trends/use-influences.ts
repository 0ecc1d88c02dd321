import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { circumstancesAnswer } from '../../circumstances/model-circumstances.ts'

/** An outside influence on the time axis: first and last day, `YYYY-MM-DD`, both inside. */
export interface Influence {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly from: string
  readonly to: string
}

/** Dated circumstances of the workspace, and those its calendar knows, between two days. */
export function useInfluences(from: string | undefined, to: string | undefined): readonly Influence[] {
  const api = useApi()
  const { settings } = useLocale()
  const { data } = useQuery({
    queryKey: [api.base, 'circumstances', from, to],
    queryFn: ({ signal }) => api.get(`/circumstances?from=${from}&to=${to}`, circumstancesAnswer, { signal }),
    enabled: from !== undefined && to !== undefined,
    staleTime: 60_000,
  })
  return (data?.circumstances ?? []).map(({ id, names, kind, from, to }) => ({
    id,
    name: settings.language.startsWith('ar') ? names.ar : names.en,
    kind,
    from,
    to,
  }))
}
