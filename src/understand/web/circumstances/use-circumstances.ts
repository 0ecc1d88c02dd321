import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { type Circumstance, circumstancesAnswer } from '../../circumstances/model-circumstances.ts'

/** The dated circumstances of the workspace: those written down and those that the calendar knows. */
export function useCircumstances(days?: { readonly from: string; readonly to: string }) {
  const api = useApi()
  const query = days ? `?from=${days.from}&to=${days.to}` : ''
  return useQuery({
    queryKey: [api.base, 'circumstances', query],
    queryFn: ({ signal }) => api.get(`/circumstances${query}`, circumstancesAnswer, { signal }),
    staleTime: 30_000,
  })
}

/** A circumstance in the reader's language. */
export function useCircumstanceName(): (one: Pick<Circumstance, 'names'>) => string {
  const { language } = useLocale().settings
  return ({ names }) => (language === 'ar' ? names.ar : names.en)
}
