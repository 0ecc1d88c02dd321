import {
  IconAdjustmentsHorizontal,
  IconDatabase,
  IconHome,
  IconLayoutDashboard,
  IconMap2,
  IconMessageQuestion,
  type IconProps,
  IconRoute,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Screen } from '../platform/ui/screen.ts'
import type { ShellKey } from './strings.en.ts'

/** Where a screen stands in the navigation. `end` items (settings) stay off the bar of narrow screens. */
export interface NavigationEntry {
  readonly label: ShellKey
  readonly icon: ComponentType<IconProps>
  /** Address that it opens when its path has parameters. */
  readonly to?: string
  readonly place: 'start' | 'end'
  /** Too much for the bar of a narrow screen: another of them leads to it. */
  readonly isOnlyWide?: true
  /** What waits behind it, as its name says it; how many there are is the navigation's to ask. */
  readonly unseen?: ShellKey
  /** Whose news these are: alarms about data unless said. */
  readonly news?: 'boards'
}

export interface ScreenDefinition {
  /** TanStack Router's syntax: `/people/$identifier`. */
  readonly path: string
  load(): Promise<Screen>
  readonly navigation?: NavigationEntry
}

/** Every screen of the app: one line a route, loaded when it is first opened. Order is the navigation's. */
export const screens: readonly ScreenDefinition[] = [
  {
    path: '/',
    load: async () => (await import('../map/web/HomeScreen.tsx')).HomeScreen,
    navigation: { label: 'nav.home', icon: IconHome, place: 'start' },
  },
  {
    path: '/journeys',
    load: async () => (await import('../map/web/MapsScreen.tsx')).MapsScreen,
    navigation: { label: 'nav.map', icon: IconMap2, place: 'start' },
  },
  {
    path: '/journeys/flow',
    load: async () => (await import('../understand/web/FlowScreen.tsx')).FlowScreen,
    // On a telephone the catalogue of questions leads to it.
    navigation: { label: 'nav.flow', icon: IconRoute, place: 'start', isOnlyWide: true },
  },
  {
    path: '/questions',
    load: async () => (await import('../understand/web/ask/QuestionsScreen.tsx')).QuestionsScreen,
    navigation: { label: 'nav.questions', icon: IconMessageQuestion, place: 'start' },
  },
  {
    path: '/questions/circumstances',
    load: async () =>
      (await import('../understand/web/circumstances/CircumstancesScreen.tsx')).CircumstancesScreen,
  },
  {
    path: '/questions/$name',
    load: async () => (await import('../understand/web/ask/QuestionScreen.tsx')).QuestionScreen,
  },
  { path: '/journeys/map/$id', load: async () => (await import('../map/web/MapScreen.tsx')).MapScreen },
  {
    path: '/boards',
    load: async () => (await import('../understand/web/boards/BoardsScreen.tsx')).BoardsScreen,
    navigation: {
      label: 'nav.boards',
      icon: IconLayoutDashboard,
      place: 'start',
      unseen: 'nav.boards.unseen',
      news: 'boards',
    },
  },
  {
    path: '/boards/$id',
    load: async () => (await import('../understand/web/boards/BoardScreen.tsx')).BoardScreen,
  },
  {
    path: '/people',
    load: async () => (await import('../unify/web/PeopleScreen.tsx')).PeopleScreen,
    navigation: { label: 'nav.people', icon: IconUsers, place: 'start' },
  },
  {
    path: '/people/matching',
    load: async () => (await import('../unify/web/matching/MatchingScreen.tsx')).MatchingScreen,
  },
  {
    path: '/people/matching/settings',
    load: async () =>
      (await import('../unify/web/matching/MatchingSettingsScreen.tsx')).MatchingSettingsScreen,
  },
  {
    path: '/people/segments',
    load: async () => (await import('../unify/web/segments/SegmentsScreen.tsx')).SegmentsScreen,
  },
  {
    path: '/people/segments/$id',
    load: async () => (await import('../unify/web/segments/SegmentScreen.tsx')).SegmentScreen,
  },
  {
    path: '/people/accounts',
    load: async () => (await import('../unify/web/accounts/AccountsScreen.tsx')).AccountsScreen,
  },
  {
    path: '/people/accounts/$account',
    load: async () => (await import('../unify/web/accounts/AccountScreen.tsx')).AccountScreen,
  },
  {
    path: '/people/traits',
    load: async () => (await import('../unify/web/traits/TraitsScreen.tsx')).TraitsScreen,
  },
  {
    path: '/people/traits/$id',
    load: async () => (await import('../unify/web/traits/TraitScreen.tsx')).TraitScreen,
  },
  {
    path: '/people/$identifier',
    load: async () => (await import('../unify/web/PersonScreen.tsx')).PersonScreen,
  },
  {
    path: '/data',
    load: async () => (await import('../collect/web/DataScreen.tsx')).DataScreen,
    navigation: { label: 'nav.data', icon: IconDatabase, place: 'start', unseen: 'nav.data.unseen' },
  },
  {
    path: '/data/connect',
    load: async () => (await import('../collect/web/ConnectScreen.tsx')).ConnectScreen,
  },
  {
    path: '/data/connections',
    load: async () => (await import('../collect/web/connections/ConnectionsScreen.tsx')).ConnectionsScreen,
  },
  {
    path: '/data/connections/new/$kind',
    load: async () =>
      (await import('../collect/web/connections/NewConnectionScreen.tsx')).NewConnectionScreen,
  },
  {
    path: '/data/connections/$id',
    load: async () => (await import('../collect/web/connections/ConnectionScreen.tsx')).ConnectionScreen,
  },
  {
    path: '/data/mapping',
    load: async () => (await import('../collect/web/mapping/MappingScreen.tsx')).MappingScreen,
  },
  {
    path: '/data/quarantine',
    load: async () => (await import('../collect/web/QuarantineScreen.tsx')).QuarantineScreen,
  },
  {
    path: '/data/costs',
    load: async () => (await import('../collect/web/costs/CostsScreen.tsx')).CostsScreen,
  },
  {
    path: '/data/quality',
    load: async () => (await import('../collect/web/quality/QualityScreen.tsx')).QualityScreen,
  },
  {
    path: '/data/plan',
    load: async () => (await import('../collect/web/quality/PlanScreen.tsx')).PlanScreen,
  },
  {
    path: '/data/bots',
    load: async () => (await import('../collect/web/quality/BotsScreen.tsx')).BotsScreen,
  },
  {
    path: '/data/imports',
    load: async () => (await import('../collect/web/ImportsScreen.tsx')).ImportsScreen,
  },
  {
    path: '/data/imports/$id',
    load: async () => (await import('../collect/web/ImportScreen.tsx')).ImportScreen,
  },
  {
    path: '/settings',
    load: async () => (await import('../govern/web/WorkspaceScreen.tsx')).WorkspaceScreen,
    navigation: { label: 'nav.settings', icon: IconAdjustmentsHorizontal, place: 'end' },
  },
  {
    path: '/settings/members',
    load: async () => (await import('../govern/web/MembersScreen.tsx')).MembersScreen,
  },
  { path: '/settings/keys', load: async () => (await import('../govern/web/KeysScreen.tsx')).KeysScreen },
  { path: '/settings/names', load: async () => (await import('../govern/web/NamesScreen.tsx')).NamesScreen },
  { path: '/settings/rates', load: async () => (await import('../govern/web/RatesScreen.tsx')).RatesScreen },
  { path: '/settings/jobs', load: async () => (await import('../govern/web/JobsScreen.tsx')).JobsScreen },
  { path: '/settings/audit', load: async () => (await import('../govern/web/AuditScreen.tsx')).AuditScreen },
  {
    path: '/settings/account',
    load: async () => (await import('./AccountScreen.tsx')).AccountScreen,
  },
  {
    path: '/settings/identity',
    load: async () => (await import('./IdentityScreen.tsx')).IdentityScreen,
  },
]
