import { Button } from '@mantine/core'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { EmptyState } from '../platform/ui/states.tsx'
import { shellSentences } from './sentences.ts'

export function MissingScreen() {
  const t = useTranslate(shellSentences)
  const go = useGo()
  return (
    <EmptyState
      isPage
      title={t('missing.title')}
      text={t('missing.text')}
      action={<Button onClick={() => go('/')}>{t('missing.home')}</Button>}
    />
  )
}

export function BrokenScreen() {
  const t = useTranslate(shellSentences)
  return (
    <EmptyState
      isPage
      title={t('broken.title')}
      text={t('broken.text')}
      action={<Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>}
    />
  )
}
