import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { peopleSentences } from './sentences.ts'

/** Who decided or wrote, as a reader says it: `callerName` writes "command line" where it was nobody by name. */
export function useActor(): (name: string) => string {
  const t = useTranslate(peopleSentences)
  return name => (name === 'command line' ? t('actor.commandLine') : name)
}
