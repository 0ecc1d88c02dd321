import { Button, VisuallyHidden } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { EmptyState } from '../platform/ui/states.tsx'
import styles from './Appearance.module.css'
import { signOut } from './auth-api.ts'
import { shellSentences } from './sentences.ts'
import { useRenewMe } from './use-me.ts'

/** Somebody who left, or was taken out of, their only workspace: a new one, or the way out. */
export function NoWorkspace({ onBegin, children }: { onBegin(): void; children: ReactNode }) {
  const t = useTranslate(shellSentences)
  const go = useGo()
  const renew = useRenewMe()
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await renew()
      go('/sign-in')
    },
  })
  const action = (
    <>
      <Button onClick={onBegin}>{t('workspace.new')}</Button>
      <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('account.signOut')}
      </Button>
    </>
  )
  return (
    <main className={styles.alone}>
      <VisuallyHidden component="h1">{t('app.name')}</VisuallyHidden>
      <EmptyState title={t('workspace.none.title')} text={t('workspace.none.text')} action={action} />
      {children}
    </main>
  )
}
