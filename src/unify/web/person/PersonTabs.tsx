import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Segmented } from '../../../platform/ui/Segmented.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer } from '../../../platform/ui/states.tsx'
import { type PersonPage, timelineAnswer } from '../../model-people.ts'
import person from '../PersonScreen.module.css'
import { Timeline } from '../Timeline.tsx'
import { pathOf } from '../use-people.ts'
import { readChoice, useTimeline, writeChoice } from '../use-timeline.ts'
import styles from './Profile.module.css'
import { MessagesPanel, SayingsPanel } from './SayingsPanel.tsx'
import { profileSentences } from './sentences.ts'
import { useProfile } from './use-profile.ts'
import { ValuePanel } from './ValuePanel.tsx'

const tabs = ['timeline', 'value', 'said', 'messages'] as const

interface PersonTabsProps extends Pick<ScreenProps, 'search' | 'setSearch'> {
  readonly person: PersonPage
  readonly handle: string
}

/** The middle of the page: what they did, what it is worth, what they said, what was written to them. */
export function PersonTabs({ person: shown, handle, search, setSearch }: PersonTabsProps) {
  const t = useTranslate(profileSentences)
  const tab = tabs.find(one => one === search.tab) ?? 'timeline'
  return (
    <div className={person.stack}>
      <div className={styles.scrolls}>
        <Segmented
          label={t('tab.label')}
          value={tab}
          options={tabs.map(value => ({ value, label: t(`tab.${value}`) }))}
          onChange={next => setSearch({ tab: next === 'timeline' ? undefined : next })}
        />
      </div>
      {tab === 'timeline' ? (
        <TimelineOf person={shown} handle={handle} search={search} setSearch={setSearch} />
      ) : (
        <Behind handle={handle} tab={tab} />
      )}
    </div>
  )
}

function TimelineOf({ person: shown, handle, search, setSearch }: PersonTabsProps) {
  const choice = readChoice(search)
  const timeline = useTimeline(`${pathOf(handle)}/timeline`, timelineAnswer, choice)
  return (
    <Timeline
      timeline={timeline}
      channelCounts={shown.channelCounts}
      eventCounts={shown.eventCounts}
      choice={choice}
      onChoose={next => setSearch(writeChoice(next))}
    />
  )
}

function Behind({ handle, tab }: { handle: string; tab: 'value' | 'said' | 'messages' }) {
  const profile = useProfile(handle)
  return (
    <Answer query={profile} shape="cards">
      {found => {
        if (tab === 'value') return <ValuePanel value={found.value} />
        if (tab === 'said') return <SayingsPanel sayings={found.sayings} />
        return <MessagesPanel messages={found.messages} />
      }}
    </Answer>
  )
}
