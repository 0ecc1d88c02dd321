import { useEffect } from 'react'
import { z } from 'zod'
import { useApi } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { findLanguage } from '../../../platform/i18n/languages.ts'

/** Who reads boards here in a language gets their letters in it. */
export function useTellLanguage(): void {
  const api = useApi()
  const language = findLanguage(useLocale().settings.language).words === 'ar' ? 'ar' : 'en'
  useEffect(() => {
    api.put('/board-mails-language', { language }, z.unknown()).catch(() => undefined)
  }, [api, language])
}
