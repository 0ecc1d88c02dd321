import { Button } from '@mantine/core'
import { IconBuilding } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Note } from '../../../platform/ui/Form.tsx'
import { BackIcon, ForwardIcon } from '../../../platform/ui/icons.tsx'
import { Page, PageHeader } from '../../../platform/ui/Page.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer } from '../../../platform/ui/states.tsx'
import { type AccountPage, type AccountRef, accountTimelineAnswer } from '../../accounts/model-accounts.ts'
import { TraitRow } from '../KnownPanel.tsx'
import person from '../PersonScreen.module.css'
import { Fold } from '../person/Fold.tsx'
import { TraitHistoryPanel } from '../person/TraitHistoryPanel.tsx'
import { ValueFacts } from '../person/ValuePanel.tsx'
import { Timeline } from '../Timeline.tsx'
import { readChoice, useTimeline, writeChoice } from '../use-timeline.ts'
import { AccountDecisions } from './AccountDecisions.tsx'
import { AccountPeople } from './AccountPeople.tsx'
import styles from './Accounts.module.css'
import { AccountText } from './AccountText.tsx'
import { accountSentences } from './sentences.ts'
import { accountPath, useAccount } from './use-accounts.ts'

/** One company: its people and what they are in it, what happened for it, what it belongs to. */
export function AccountScreen({ params, search, setSearch }: ScreenProps) {
  const t = useTranslate(accountSentences)
  const account = params.account ?? ''
  const found = useAccount(account)
  return (
    <Page>
      <AppLink to="/people/accounts" className={person.back}>
        <BackIcon size={16} />
        {t('account.back')}
      </AppLink>
      {!found.data && <PageHeader title={t('accounts.title')} />}
      <Answer query={found} shape="cards">
        {page => <Loaded key={account} page={page} search={search} setSearch={setSearch} />}
      </Answer>
    </Page>
  )
}

interface LoadedProps extends Pick<ScreenProps, 'search' | 'setSearch'> {
  readonly page: AccountPage
}

function Loaded({ page, search, setSearch }: LoadedProps) {
  const t = useTranslate(accountSentences)
  const mayEdit = useMayEdit()
  const [open, setOpen] = useState<'name' | 'parent' | null>(null)
  return (
    <>
      <Crumbs ancestors={page.ancestors} />
      <PageHeader
        title={
          <span className={styles.title}>
            <span className={styles.mark}>
              <IconBuilding size={22} stroke={1.7} aria-hidden />
            </span>
            <bdi dir="auto">{page.name ?? page.account}</bdi>
          </span>
        }
        meta={
          <span className={styles.line}>
            <bdi dir="ltr">{page.account}</bdi>
            <span>{t('account.meta', { people: page.people, events: page.events })}</span>
          </span>
        }
        actions={
          mayEdit && (
            <Button variant="default" onClick={() => setOpen('name')}>
              {t('account.rename')}
            </Button>
          )
        }
      />
      {page.isLarge && <Note>{t('account.large')}</Note>}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <AccountPeople page={page} />
          <TimelineOf page={page} search={search} setSearch={setSearch} />
        </div>
        <div className={styles.stack}>
          <Tree page={page} onParent={mayEdit ? () => setOpen('parent') : null} />
          <Fold title={t('account.value')}>
            <ValueFacts value={page.value} />
          </Fold>
          <Traits page={page} />
          <AccountDecisions decisions={page.decisions} />
        </div>
      </div>
      {open === 'name' && (
        <AccountText
          account={page.account}
          title={t('account.rename.title')}
          label={t('accounts.add.name')}
          text={page.name ?? ''}
          body={value => ({ kind: 'name', value })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'parent' && (
        <AccountText
          account={page.account}
          title={t('account.setParent.title')}
          label={t('account.setParent.id')}
          text={page.parent?.account ?? ''}
          mayBeEmpty
          body={value => ({ kind: 'parent', value })}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function Crumbs({ ancestors }: { ancestors: readonly AccountRef[] }) {
  const t = useTranslate(accountSentences)
  if (ancestors.length === 0) return null
  return (
    <nav className={styles.crumbs} aria-label={t('account.tree')}>
      {[...ancestors].reverse().map(one => (
        <span key={one.account} className={styles.line}>
          <AccountLink account={one} />
          <ForwardIcon size={14} />
        </span>
      ))}
    </nav>
  )
}

function AccountLink({ account }: { account: AccountRef }) {
  return (
    <AppLink to={`/people/accounts/${encodeURIComponent(account.account)}`}>
      <bdi dir="auto">{account.name ?? account.account}</bdi>
    </AppLink>
  )
}

function Tree({ page, onParent }: { page: AccountPage; onParent: (() => void) | null }) {
  const t = useTranslate(accountSentences)
  const { parent, children } = page
  return (
    <Fold
      title={t('account.tree')}
      aside={
        onParent && (
          <Button variant="subtle" size="compact-sm" onClick={onParent}>
            {t('account.setParent')}
          </Button>
        )
      }
    >
      {parent === null && children.length === 0 && <p className={styles.quiet}>{t('account.tree.none')}</p>}
      {parent !== null && (
        <p className={styles.line}>
          <span className={styles.quiet}>{t('account.parent')}</span>
          <AccountLink account={parent} />
        </p>
      )}
      {children.length > 0 && (
        <>
          <p className={styles.quiet}>{t('account.children')}</p>
          <ul className={styles.tree}>
            {children.map(child => (
              <li key={child.account}>
                <AccountLink account={child} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Fold>
  )
}

function Traits({ page }: { page: AccountPage }) {
  const t = useTranslate(accountSentences)
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Fold title={t('account.traits')}>
      {page.traits.length === 0 ? (
        <p className={styles.quiet}>{t('account.traits.none')}</p>
      ) : (
        <dl className={person.traits}>
          {page.traits.map(trait => (
            <TraitRow key={trait.key} trait={trait} onHistory={() => setOpen(trait.key)} />
          ))}
        </dl>
      )}
      <TraitHistoryPanel path={accountPath(page.account)} of={open} onClose={() => setOpen(null)} />
    </Fold>
  )
}

function TimelineOf({ page, search, setSearch }: LoadedProps) {
  const choice = readChoice(search)
  const timeline = useTimeline(`${accountPath(page.account)}/timeline`, accountTimelineAnswer, choice)
  return (
    <Timeline
      timeline={timeline}
      channelCounts={page.channelCounts}
      eventCounts={page.eventCounts}
      choice={choice}
      onChoose={next => setSearch(writeChoice(next))}
    />
  )
}
