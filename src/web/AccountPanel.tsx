import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { MeView } from '../govern/model.ts'
import { Ltr } from '../platform/i18n/Ltr.tsx'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import styles from './Appearance.module.css'
import { Appearance } from './Appearance.tsx'
import { signOut } from './auth-api.ts'
import { shellSentences } from './sentences.ts'
import { useRenewMe } from './use-me.ts'
import { useWorkspaces } from './workspaces-context.ts'

/** Who I am, where I am, how it looks, and the way out. */
export function AccountPanel(props: { user: MeView['user']; onDone(): void }) {
  const t = useTranslate(shellSentences)
  const go = useGo()
  const renew = useRenewMe()
  const { all, here, open, begin } = useWorkspaces()
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
      <Button
        variant="default"
        onClick={() => {
          go('/settings/account')
          props.onDone()
        }}
      >
        {t('account.title')}
      </Button>
      <div className={styles.workspace}>
        <Select
          label={t('workspace.switch')}
          value={String(here.id)}
          data={all.map(workspace => ({ value: String(workspace.id), label: workspace.name }))}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={id => {
            props.onDone()
            open(Number(id))
          }}
        />
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('workspace.new')}
          title={t('workspace.new')}
          onClick={() => {
            props.onDone()
            begin()
          }}
        >
          <IconPlus size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </div>
      <Appearance />
      <Button
        variant="default"
        onClick={() => {
          go('/settings')
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
