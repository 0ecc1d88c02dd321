import { Button, Modal, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconBuilding, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Buttons, Failed, FormStack } from '../../../platform/ui/Form.tsx'
import { LtrField } from '../../../platform/ui/fields/LtrField.tsx'
import { BackIcon } from '../../../platform/ui/icons.tsx'
import { Page, PageHeader, Toolbar } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Since } from '../../../platform/ui/Since.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer, EmptyState, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { AccountSummary } from '../../accounts/model-accounts.ts'
import person from '../PersonScreen.module.css'
import { peopleSentences } from '../sentences.ts'
import styles from './Accounts.module.css'
import { accountSentences } from './sentences.ts'
import { useAccounts, useAddAccount } from './use-accounts.ts'

/** Every company for which people act, and a search that forgives spelling. */
export function AccountsScreen({ search, setSearch }: ScreenProps) {
  const t = useTranslate(accountSentences)
  const people = useTranslate(peopleSentences)
  const mayEdit = useMayEdit()
  const [isAdding, setAdding] = useState(false)
  const query = search.search ?? ''
  const accounts = useAccounts(query)
  const total = accounts.data?.pages[0]?.total
  return (
    <Page>
      <AppLink to="/people" className={person.back}>
        <BackIcon size={16} />
        {people('person.back')}
      </AppLink>
      <PageHeader
        title={t('accounts.title')}
        meta={query === '' && total !== undefined ? t('accounts.meta', { n: total }) : undefined}
        actions={
          mayEdit && (
            <Button variant="default" onClick={() => setAdding(true)}>
              {t('accounts.add')}
            </Button>
          )
        }
      />
      <Toolbar>
        <SearchField query={query} onSearch={text => setSearch({ search: text === '' ? undefined : text })} />
      </Toolbar>
      <Answer
        query={accounts}
        shape="table"
        isEmpty={found => found.pages.every(page => page.accounts.length === 0)}
        empty={
          query === '' ? (
            <EmptyState title={t('accounts.emptyTitle')} text={t('accounts.emptyText')} />
          ) : (
            <EmptyState title={t('accounts.nobodyTitle', { query })} text={t('accounts.nobodyText')} />
          )
        }
      >
        {found => (
          <Card padding="none">
            <RowList>
              {found.pages
                .flatMap(page => page.accounts)
                .map(account => (
                  <AccountRow key={account.account} account={account} />
                ))}
            </RowList>
            {accounts.hasNextPage && (
              <Button
                variant="subtle"
                loading={accounts.isFetchingNextPage}
                onClick={() => void accounts.fetchNextPage()}
              >
                {t('accounts.more')}
              </Button>
            )}
          </Card>
        )}
      </Answer>
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function SearchField({ query, onSearch }: { query: string; onSearch(text: string): void }) {
  const t = useTranslate(accountSentences)
  const [typed, setTyped] = useState(query)
  const searchSoon = useDebouncedCallback(onSearch, 200)
  return (
    <TextInput
      className={styles.search}
      type="search"
      dir="auto"
      aria-label={t('accounts.search')}
      placeholder={t('accounts.search')}
      value={typed}
      leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        searchSoon(currentTarget.value.trim())
      }}
    />
  )
}

function AccountRow({ account }: { account: AccountSummary }) {
  const t = useTranslate(accountSentences)
  const { parent, name } = account
  return (
    <Row
      title={
        <AppLink to={`/people/accounts/${encodeURIComponent(account.account)}`}>
          <span className={styles.line}>
            <IconBuilding size={18} stroke={1.7} aria-hidden />
            <bdi dir="auto">{name ?? account.account}</bdi>
          </span>
        </AppLink>
      }
      facts={
        <>
          <span>{t('accounts.people', { n: account.people })}</span>
          <span>{t('accounts.events', { n: account.events })}</span>
          {parent !== null && <span>{t('account.partOf', { parent: parent.name ?? parent.account })}</span>}
        </>
      }
      below={
        name !== null && (
          <span className={styles.quiet}>
            <bdi dir="ltr">{account.account}</bdi>
          </span>
        )
      }
    >
      {account.lastTime !== null && (
        <span className={styles.quiet}>
          <Since at={account.lastTime} />
        </span>
      )}
    </Row>
  )
}

function AddDialog({ onClose }: { onClose(): void }) {
  const t = useTranslate(accountSentences)
  const sentence = useErrorSentence()
  const add = useAddAccount()
  const [account, setAccount] = useState('')
  const [name, setName] = useState('')
  const isReady = account.trim() !== '' && name.trim() !== ''
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('accounts.add')}
      closeButtonProps={{ 'aria-label': t('account.close') }}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          if (!isReady) return
          add.mutate(
            { account: account.trim(), name },
            {
              onSuccess: () => {
                showDone(t('accounts.add.done'))
                onClose()
              },
            },
          )
        }}
      >
        <FormStack>
          <LtrField
            label={t('accounts.add.id')}
            description={t('accounts.add.id.about')}
            value={account}
            maxLength={512}
            onChange={event => setAccount(event.currentTarget.value)}
          />
          <TextInput
            label={t('accounts.add.name')}
            dir="auto"
            value={name}
            maxLength={300}
            onChange={event => setName(event.currentTarget.value)}
          />
          {add.error && <Failed>{sentence(add.error)}</Failed>}
          <Buttons>
            <Button variant="default" onClick={onClose}>
              {t('account.cancel')}
            </Button>
            <Button type="submit" disabled={!isReady} loading={add.isPending}>
              {t('accounts.add.submit')}
            </Button>
          </Buttons>
        </FormStack>
      </form>
    </Modal>
  )
}
