import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Failed, FormStack } from '../../../platform/ui/Form.tsx'
import { PersonLink } from '../../../platform/ui/PersonLink.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../../platform/ui/toasts.ts'
import { type AccountPage, type AccountPerson, accountRoles } from '../../accounts/model-accounts.ts'
import { identifierValue } from '../../model.ts'
import dialog from '../DecideDialog.module.css'
import { Identifier } from '../Identifier.tsx'
import { PersonName } from '../PeopleList.tsx'
import { Fold } from '../person/Fold.tsx'
import { peopleSentences } from '../sentences.ts'
import { usePeople } from '../use-people.ts'
import styles from './Accounts.module.css'
import { accountSentences } from './sentences.ts'
import { useDecideAccount } from './use-accounts.ts'

/** Who belongs to the account, and what each is to it: said by events, or by a colleague. */
export function AccountPeople({ page }: { page: AccountPage }) {
  const t = useTranslate(accountSentences)
  const mayEdit = useMayEdit()
  const [isAdding, setAdding] = useState(false)
  const hidden = page.people - page.members.length
  return (
    <Fold
      title={t('account.people')}
      isFirst
      aside={
        mayEdit && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAdding(true)}>
            {t('account.addPerson')}
          </Button>
        )
      }
    >
      {page.members.length === 0 ? (
        <p className={styles.quiet}>{t('account.people.none')}</p>
      ) : (
        <ul className={styles.people}>
          {page.members.map(member => (
            <PersonRow key={member.person.handle} member={member} account={page.account} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      {hidden > 0 && <p className={styles.quiet}>{t('account.people.more', { n: hidden })}</p>}
      {isAdding && <AddPerson account={page.account} onClose={() => setAdding(false)} />}
    </Fold>
  )
}

function PersonRow(props: { member: AccountPerson; account: string; mayEdit: boolean }) {
  const t = useTranslate(accountSentences)
  const formats = useFormats()
  const sentence = useErrorSentence()
  const decide = useDecideAccount(props.account)
  const { person, role, roleFrom, events, lastTime, memberFrom } = props.member
  const name = person.name ?? identifierValue(person.handle)
  const say = (body: Parameters<typeof decide.mutate>[0]) =>
    decide.mutate(body, {
      onSuccess: () => showDone(t('account.saved')),
      onError: error => showFailed(sentence(error)),
    })
  return (
    <li className={styles.person}>
      <span className={styles.who}>
        <PersonLink person={person} />
        <span className={styles.quiet}>
          {memberFrom === 'hand' || lastTime === null
            ? t('account.byHand')
            : t('account.activity', { n: events, last: formats.date(lastTime, 'medium') })}
        </span>
      </span>
      {props.mayEdit ? (
        <NativeSelect
          aria-label={t('account.role.of', { name })}
          size="xs"
          value={role ?? 'none'}
          data={[
            { value: 'none', label: t('account.role.none') },
            ...accountRoles.map(value => ({ value, label: t(`role.${value}`) })),
          ]}
          onChange={({ currentTarget }) => {
            const value = accountRoles.find(one => one === currentTarget.value) ?? 'none'
            say({ kind: 'role', identifier: person.handle, value })
          }}
        />
      ) : (
        role !== null && (
          <Tag>
            {roleFrom === 'hand' ? `${t(`role.${role}`)} · ${t('account.role.hand')}` : t(`role.${role}`)}
          </Tag>
        )
      )}
      {props.mayEdit && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('account.takeOut.of', { name })}
          onClick={() => say({ kind: 'member', identifier: person.handle, value: 'out' })}
        >
          {t('account.takeOut')}
        </Button>
      )}
    </li>
  )
}

function AddPerson({ account, onClose }: { account: string; onClose(): void }) {
  const t = useTranslate(accountSentences)
  const people = useTranslate(peopleSentences)
  const sentence = useErrorSentence()
  const decide = useDecideAccount(account)
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed.trim(), 200)
  const found = usePeople(query)
  const candidates = query === '' ? [] : (found.data?.pages[0]?.people ?? [])
  const add = (identifier: string) =>
    decide.mutate(
      { kind: 'member', identifier, value: 'in' },
      {
        onSuccess: () => {
          showDone(t('account.saved'))
          onClose()
        },
      },
    )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('account.addPerson')}
      closeButtonProps={{ 'aria-label': t('account.close') }}
    >
      <FormStack>
        <TextInput
          label={t('account.addPerson.search')}
          placeholder={people('people.search')}
          dir="auto"
          data-autofocus
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {decide.error && <Failed>{sentence(decide.error)}</Failed>}
        <ul className={dialog.results}>
          {candidates.slice(0, 20).map(one => (
            <li key={one.person}>
              <button type="button" className={dialog.result} onClick={() => add(one.handle)}>
                <PersonName person={one} />
                {one.identifiers.slice(0, 2).map(identifier => (
                  <Identifier key={identifier} identifier={identifier} isQuiet />
                ))}
              </button>
            </li>
          ))}
        </ul>
      </FormStack>
    </Modal>
  )
}
