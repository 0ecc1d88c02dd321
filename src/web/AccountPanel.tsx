import { Button, Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Membership, MeView } from '../govern/model.ts'
import { Ltr } from '../platform/i18n/Ltr.tsx'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import styles from './Appearance.module.css'
import { Appearance } from './Appearance.tsx'
import { signOut } from './auth-api.ts'
import { shellSentences } from './sentences.ts'
import { useRenewMe } from './use-me.ts'

/** Who I am, where I am, how it looks, and the way out. */
export function AccountPanel(props: {
  user: MeView['user']
  workspaces: readonly Membership[]
  workspace: Membership
  onWorkspace(id: number): void
  onDone(): void
}) {
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
  return (
    <div className={styles.panel}>
      <div className={styles.who}>
        <strong dir="auto">{props.user.name}</strong>
        <span>
          <Ltr>{props.user.email}</Ltr>
        </span>
      </div>
      {props.workspaces.length > 1 && (
        <Select
          label={t('workspace.switch')}
          value={String(props.workspace.id)}
          data={props.workspaces.map(workspace => ({ value: String(workspace.id), label: workspace.name }))}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={id => {
            props.onWorkspace(Number(id))
            props.onDone()
            go('/')
          }}
        />
      )}
      <Appearance />
      <Button
        variant="default"
        onClick={() => {
          go('/settings/personal')
          props.onDone()
        }}
      >
        {t('nav.settings')}
      </Button>
      <Button variant="subtle" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('account.signOut')}
      </Button>
    </div>
  )
}
