import { VisuallyHidden } from '@mantine/core'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { CountBadge } from '../../platform/ui/CountBadge.tsx'
import { useUnseenAlarms } from './quality/use-unseen-alarms.ts'
import { collectSentences } from './sentences.ts'

/** How many quality alarms this member has not seen, beside what leads to them; nothing where there are none. */
export function UnseenAlarms() {
  const t = useTranslate(collectSentences)
  const n = useUnseenAlarms()
  if (n === 0) return null
  return (
    <>
      <CountBadge n={n} />
      <VisuallyHidden>{t('data.unseen', { n })}</VisuallyHidden>
    </>
  )
}
