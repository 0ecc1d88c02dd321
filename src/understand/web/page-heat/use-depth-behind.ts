import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { HeatProps } from './heat-props.ts'
import { heatSentences } from './sentences.ts'

/** Opens who saw so many percent of the page, or more. */
export function useDepthBehind({ draft, asked, onBehind }: HeatProps): (depth: number) => void {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  return depth =>
    onBehind({
      about: t('heat.behind.depth', { depth: formats.number(depth), page: draft.page ?? '' }),
      mark: { of: 'page-heat', input: asked.input, done: { kind: 'depth', from: depth } },
    })
}
