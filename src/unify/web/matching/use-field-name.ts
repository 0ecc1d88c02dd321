import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { fieldKey } from './prepare-pair.ts'
import { matchingSentences } from './sentences.ts'

/** What a field is called: in words where Rihla knows it, else as the workspace named it. */
export function useFieldName(): (name: string) => string {
  const t = useTranslate(matchingSentences)
  return name => {
    const key = fieldKey(name)
    return key === null ? name : t(key)
  }
}
