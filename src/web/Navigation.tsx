import { Popover, Tooltip, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { openSpotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useUnseenAlarms } from '../collect/web/quality/use-unseen-alarms.ts'
import type { MeView } from '../govern/model.ts'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { AppLink } from '../platform/ui/AppLink.tsx'
import { CountBadge } from '../platform/ui/CountBadge.tsx'
import { useUnseenQuestionAlerts } from '../understand/web/boards/use-unseen-question-alerts.ts'
import { AccountPanel } from './AccountPanel.tsx'
import { findHere } from './find-here.ts'
import { Mark } from './Mark.tsx'
import styles from './Navigation.module.css'
import { screens } from './screens.ts'
import { shellSentences } from './sentences.ts'

interface NavigationProps {
  readonly user: MeView['user']
}

const entries = screens.flatMap(({ path, navigation }) => (navigation ? [navigation.to ?? path] : []))

/** A rail at the reading side; on narrow screens a bar at the bottom. */
export function Navigation(props: NavigationProps) {
  const t = useTranslate(shellSentences)
  const n = {
    data: useUnseenAlarms({ refreshMs: 15_000 }),
    boards: useUnseenQuestionAlerts({ refreshMs: 30_000 }),
  }
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <AppLink to="/" className={styles.mark} aria-label={t('app.name')}>
        <Mark />
      </AppLink>
      <Entries place="start" n={n} />
      <span className={styles.space} />
      <Hint label={t('nav.search')}>
        <button
          type="button"
          className={`${styles.item} ${styles.onlyWide}`}
          aria-label={t('nav.search')}
          onClick={openSpotlight}
        >
          <IconSearch size={21} stroke={1.7} aria-hidden />
        </button>
      </Hint>
      <Entries place="end" n={n} className={styles.onlyWide} />
      <Account {...props} />
    </nav>
  )
}

function Hint({ label, children }: { label: string; children: ReactNode }) {
  return (
    // Mantine turns left and right round by itself.
    <Tooltip label={label} position="right">
      {children}
    </Tooltip>
  )
}

/** `news`: how many alarms, and alerts of boards, the reader has not seen. */
function Entries({
  place,
  n: news,
  className = '',
}: {
  place: 'start' | 'end'
  n: { data: number; boards: number }
  className?: string
}) {
  const t = useTranslate(shellSentences)
  const here = findHere(useLocation().pathname, entries)
  return screens.map(({ path, navigation }) => {
    if (navigation?.place !== place) return null
    const Icon = navigation.icon
    const to = navigation.to ?? path
    const n = news[navigation.news ?? 'data']
    const isNews = navigation.unseen !== undefined && n > 0
    const label = isNews ? t(navigation.unseen, { n }) : t(navigation.label)
    return (
      <Hint key={path} label={label}>
        <span className={navigation.isOnlyWide ? styles.onlyWide : className}>
          <AppLink
            to={to}
            className={styles.item}
            aria-label={isNews ? undefined : label}
            aria-current={to === here ? 'page' : undefined}
          >
            <Icon size={21} stroke={1.7} aria-hidden />
            <span className={styles.word} aria-hidden={isNews}>
              {t(navigation.label)}
            </span>
            {isNews && (
              <span className={styles.news}>
                <CountBadge n={n} />
                <VisuallyHidden>{label}</VisuallyHidden>
              </span>
            )}
          </AppLink>
        </span>
      </Hint>
    )
  })
}

function Account(props: NavigationProps) {
  const t = useTranslate(shellSentences)
  const isBar = useMediaQuery('(max-width: 720px)')
  const [isOpen, setOpen] = useState(false)
  const initial = [...props.user.name.trim()][0] ?? '·'
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position={isBar ? 'top-end' : 'right-end'}
      shadow="md"
      radius="lg"
      trapFocus
    >
      <Popover.Target>
        <button type="button" className={styles.item} onClick={() => setOpen(!isOpen)}>
          <span className={styles.avatar} aria-hidden>
            {initial}
          </span>
          <span className={styles.word}>{t('nav.more')}</span>
          <VisuallyHidden>{t('account.menu')}</VisuallyHidden>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <AccountPanel {...props} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
