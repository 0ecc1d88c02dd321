import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import { accountSentences } from '../accounts/sentences.ts'
import { Fold } from './Fold.tsx'
import styles from './Profile.module.css'
import { usePersonAccounts } from './use-profile.ts'

/** The companies that somebody belongs to, and what they are in each. */
export function AccountsCard({ handle }: { handle: string }) {
  const t = useTranslate(accountSentences)
  const formats = useFormats()
  const found = usePersonAccounts(handle)
  return (
    <Fold title={t('accounts.title')}>
      <Answer query={found}>
        {({ accounts }) =>
          accounts.length === 0 ? (
            <p className={styles.quiet}>{t('accounts.ofNobody')}</p>
          ) : (
            <ul className={styles.list}>
              {accounts.map(({ account, name, role, events, lastTime, parent, memberFrom }) => (
                <li key={account} className={styles.entry}>
                  <span className={styles.line}>
                    <AppLink to={`/people/accounts/${encodeURIComponent(account)}`}>
                      <bdi dir="auto">{name ?? account}</bdi>
                    </AppLink>
                    {role !== null && <Tag>{t(`role.${role}`)}</Tag>}
                  </span>
                  <span className={styles.quiet}>
                    {memberFrom === 'hand'
                      ? t('account.byHand')
                      : t('account.activity', {
                          n: events,
                          last: lastTime === null ? '' : formats.date(lastTime, 'medium'),
                        })}
                    {parent !== null &&
                      ` · ${t('account.partOf', { parent: parent.name ?? parent.account })}`}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Fold>
  )
}
