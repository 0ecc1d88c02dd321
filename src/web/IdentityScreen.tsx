import { SettingsPage } from '../govern/web/SettingsPage.tsx'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { IdentityRules } from '../unify/web/rules/IdentityRules.tsx'
import { rulesSentences } from '../unify/web/rules/sentences.ts'

/** The rules of identity among the settings: the list beside them belongs to one part, the page to another. */
export function IdentityScreen() {
  const t = useTranslate(rulesSentences)
  return (
    <SettingsPage here="identity" meta={t('rules.meta')}>
      <IdentityRules />
    </SettingsPage>
  )
}
