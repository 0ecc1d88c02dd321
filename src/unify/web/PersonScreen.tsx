import { Button } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import { BackIcon } from '../../platform/ui/icons.tsx'
import { Page, PageHeader } from '../../platform/ui/Page.tsx'
import type { ScreenProps } from '../../platform/ui/screen.ts'
import { Answer } from '../../platform/ui/states.tsx'
import type { PersonPage } from '../model-people.ts'
import { CutDialog } from './CutDialog.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import { IdentityPanel } from './IdentityPanel.tsx'
import { KnownPanel } from './KnownPanel.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { Face, PersonName } from './PeopleList.tsx'
import styles from './PersonScreen.module.css'
import { AccountsCard } from './person/AccountsCard.tsx'
import { ConsentsCard } from './person/ConsentsCard.tsx'
import { NotesCard } from './person/NotesCard.tsx'
import { PersonTabs } from './person/PersonTabs.tsx'
import { useProfile } from './person/use-profile.ts'
import { SegmentsPanel } from './segments/SegmentsPanel.tsx'
import { peopleSentences } from './sentences.ts'
import { usePerson } from './use-people.ts'
import { WhyPanel } from './WhyPanel.tsx'

/** What is open over the page. */
type Open =
  | { readonly kind: 'why'; readonly identifier: string }
  | { readonly kind: 'link' }
  | { readonly kind: 'cut'; readonly a: string; readonly b: string }
  | { readonly kind: 'undo'; readonly decision: number }

/** One person: who this is and why, what they did, what we know. */
export function PersonScreen({ params, search, setSearch }: ScreenProps) {
  const handle = params.identifier ?? ''
  const person = usePerson(handle)
  return (
    <Page>
      <BackLink />
      {!person.data && <PageHeader title={<PeopleTitle />} />}
      <Answer query={person} shape="cards">
        {found => (
          <Loaded key={found.person} person={found} handle={handle} search={search} setSearch={setSearch} />
        )}
      </Answer>
    </Page>
  )
}

/** Until there is a name: a page has its heading also while it is asked for, and when there is no answer. */
function PeopleTitle() {
  const t = useTranslate(peopleSentences)
  return t('people.title')
}

function BackLink() {
  const t = useTranslate(peopleSentences)
  return (
    <AppLink to="/people" className={styles.back}>
      <BackIcon size={16} />
      {t('person.back')}
    </AppLink>
  )
}

interface LoadedProps {
  readonly person: PersonPage
  readonly handle: string
  readonly search: ScreenProps['search']
  readonly setSearch: ScreenProps['setSearch']
}

function Loaded({ person, handle, search, setSearch }: LoadedProps) {
  const t = useTranslate(peopleSentences)
  const mayEdit = useMayEdit()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <PageHeader
        title={
          <span className={styles.title}>
            <Face person={person} />
            <PersonName person={person} />
          </span>
        }
        meta={<Meta person={person} />}
        actions={
          mayEdit && (
            <Button
              variant="default"
              leftSection={<IconArrowMerge size={18} stroke={1.7} aria-hidden />}
              onClick={() => setOpen({ kind: 'link' })}
            >
              {t('link.open')}
            </Button>
          )
        }
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <IdentityPanel
            person={person}
            onWhy={identifier => setOpen({ kind: 'why', identifier })}
            onUndo={decision => setOpen({ kind: 'undo', decision })}
          />
          <AccountsCard handle={handle} />
          <Consents handle={handle} />
        </div>
        <PersonTabs person={person} handle={handle} search={search} setSearch={setSearch} />
        <div className={styles.stack}>
          <NotesCard handle={person.handle} isOne={person.identifierCount === 1} />
          <KnownPanel person={person} handle={handle}>
            <SegmentsPanel handle={handle} />
          </KnownPanel>
        </div>
      </div>
      <WhyPanel
        person={person}
        identifier={open?.kind === 'why' ? open.identifier : null}
        onCut={(a, b) => setOpen({ kind: 'cut', a, b })}
        onClose={close}
      />
      {open?.kind === 'link' && <LinkDialog person={person} onClose={close} />}
      {open?.kind === 'cut' && <CutDialog person={person} first={open.a} second={open.b} onClose={close} />}
      {open?.kind === 'undo' && (
        <DecideDialog kind="undo" proposal={{ undo: open.decision }} onClose={close} />
      )}
    </>
  )
}

function Consents({ handle }: { handle: string }) {
  const profile = useProfile(handle)
  return <Answer query={profile}>{({ consents }) => <ConsentsCard consents={consents} />}</Answer>
}

function Meta({ person }: { person: PersonPage }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  if (person.events === 0) return t('person.meta.none')
  return t('person.meta', {
    n: person.events,
    first: formats.date(person.firstTime, 'medium'),
    last: formats.date(person.lastTime, 'medium'),
  })
}
