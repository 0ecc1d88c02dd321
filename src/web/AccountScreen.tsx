import { ActivityCard } from '../govern/web/ActivityCard.tsx'
import { NameCard } from '../govern/web/NameCard.tsx'
import { PasswordCard } from '../govern/web/PasswordCard.tsx'
import { SessionsCard } from '../govern/web/SessionsCard.tsx'
import { SettingsPage } from '../govern/web/SettingsPage.tsx'
import { governSentences } from '../govern/web/sentences.ts'
import { WorkspacesCard } from '../govern/web/WorkspacesCard.tsx'
import { useLocale } from '../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { Card } from '../platform/ui/Card.tsx'
import { Note } from '../platform/ui/Form.tsx'
import { Section } from '../platform/ui/Page.tsx'
import { useNow } from '../platform/ui/use-now.ts'
import styles from './Appearance.module.css'
import { Appearance } from './Appearance.tsx'
import { shellSentences } from './sentences.ts'
import { useMe } from './use-me.ts'
import { useWorkspaces } from './workspaces-context.ts'

/** Everything that one reader decides alone: name, password, sessions, workspaces, and how it looks. */
export function AccountScreen() {
  const t = useTranslate(shellSentences)
  const govern = useTranslate(governSentences)
  const go = useGo()
  const { all, here, open, begin } = useWorkspaces()
  const user = useMe().data?.user
  if (!user) return null
  return (
    <SettingsPage here="account" meta={t('account.note')}>
      <Section title={t('account.profile')}>
        <NameCard key={user.name} user={user} />
      </Section>
      <Section title={t('personal.title')}>
        <PersonalCard />
      </Section>
      <Section title={govern('account.password')}>
        <PasswordCard email={user.email} />
      </Section>
      <Section title={govern('account.sessions')}>
        <SessionsCard />
      </Section>
      <Section title={govern('workspaces.title')}>
        <WorkspacesCard
          workspaces={all}
          here={here.id}
          onOpen={open}
          onNew={begin}
          onLeft={id => id === here.id && go('/')}
        />
      </Section>
      <Section title={govern('account.activity')}>
        <ActivityCard />
      </Section>
    </SettingsPage>
  )
}

/** What one reader decides, with an example that changes as they choose. */
function PersonalCard() {
  const t = useTranslate(shellSentences)
  const { formats } = useLocale()
  const now = useNow()
  return (
    <Card>
      <Note>{t('personal.note')}</Note>
      <div className={styles.example}>
        <Appearance />
        <p>
          {t('personal.example')}
          {': '}
          {formats.list([formats.fullDate(now), formats.number(12345.6), formats.percent(0.125)])}
        </p>
      </div>
    </Card>
  )
}
