import { ActionIcon, Button, TextInput, VisuallyHidden } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import { Page, PageHeader, Toolbar } from '../../platform/ui/Page.tsx'
import type { ScreenProps } from '../../platform/ui/screen.ts'
import { Answer, EmptyState } from '../../platform/ui/states.tsx'
import { PeopleList } from './PeopleList.tsx'
import styles from './PeopleScreen.module.css'
import { peopleSentences } from './sentences.ts'
import { usePeople, usePeopleTotal } from './use-people.ts'

/** Everybody, and a search that finds them by whatever is at hand. The search stands in the address. */
export function PeopleScreen({ search, setSearch }: ScreenProps) {
  const t = useTranslate(peopleSentences)
  const query = search.search ?? ''
  const people = usePeople(query)
  const total = usePeopleTotal().data?.total
  return (
    <Page>
      <PageHeader
        title={t('people.title')}
        meta={typeof total === 'number' ? t('people.meta', { n: total }) : undefined}
        actions={
          <>
            <Button component={AppLink} variant="default" to="/people/accounts">
              {t('people.accounts')}
            </Button>
            <Button component={AppLink} variant="default" to="/people/segments">
              {t('people.segments')}
            </Button>
            <Button component={AppLink} variant="default" to="/people/traits">
              {t('people.traits')}
            </Button>
            <Button component={AppLink} variant="default" to="/people/matching">
              {t('people.matching')}
            </Button>
          </>
        }
      />
      <Toolbar>
        <SearchField query={query} onSearch={text => setSearch({ search: text === '' ? undefined : text })} />
      </Toolbar>
      <Answer
        query={people}
        shape="table"
        isEmpty={found => found.pages.every(page => page.people.length === 0)}
        empty={
          query === '' ? (
            <EmptyState title={t('people.emptyTitle')} text={t('people.emptyText')} />
          ) : (
            <EmptyState title={t('people.nobodyTitle', { query })} text={t('people.nobodyText')} />
          )
        }
      >
        {found => (
          <PeopleList
            label={query === '' ? t('people.list') : t('people.found')}
            people={found.pages.flatMap(page => page.people)}
            hasMore={people.hasNextPage}
            onMore={() => {
              if (!people.isFetchingNextPage) void people.fetchNextPage()
            }}
          />
        )}
      </Answer>
      <VisuallyHidden role="status">
        {people.isFetchingNextPage ? t('people.loadingMore') : ''}
      </VisuallyHidden>
    </Page>
  )
}

function SearchField({ query, onSearch }: { query: string; onSearch(text: string): void }) {
  const t = useTranslate(peopleSentences)
  const [typed, setTyped] = useState(query)
  const searchSoon = useDebouncedCallback(onSearch, 200)
  const change = (text: string) => {
    setTyped(text)
    searchSoon(text.trim())
  }
  return (
    <TextInput
      className={styles.search}
      type="search"
      dir="auto"
      aria-label={t('people.search')}
      placeholder={t('people.search')}
      value={typed}
      leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <ActionIcon variant="subtle" color="gray" aria-label={t('people.clear')} onClick={() => change('')}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )
      }
      onChange={event => change(event.currentTarget.value)}
    />
  )
}
