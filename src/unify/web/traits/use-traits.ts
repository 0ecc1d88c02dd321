import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { traitPreviewAnswer } from '../../segments/model-segment.ts'
import {
  type ComputedMeasure,
  type ComputedTraitBody,
  computedTraitsAnswer,
  type TraitTitles,
} from '../../traits/model-traits.ts'

/** What a computed trait is called in the reader's language. */
export function useTraitTitle(): (trait: { readonly name: string; readonly titles: TraitTitles }) => string {
  const { language } = useLocale().settings
  return ({ name, titles }) => (language.startsWith('ar') ? titles.ar : titles.en) || name
}

/** What a measure says of some people; asked while it is being written. */
export function useTraitPreview(measure: ComputedMeasure | null) {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'trait-preview', measure],
    queryFn: () => api.post('/traits/preview', { measure }, traitPreviewAnswer),
    enabled: measure !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

export function useSaveTrait(id: number | null) {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: ComputedTraitBody) =>
      id === null
        ? api.post('/traits', body, computedTraitsAnswer)
        : api.put(`/traits/${id}`, body, computedTraitsAnswer),
    // Persons and segments show it too.
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base] }),
  })
}

export function useDeleteTrait(id: number) {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.remove(`/traits/${id}`),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base] }),
  })
}
