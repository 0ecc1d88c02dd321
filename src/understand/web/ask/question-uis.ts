import {
  IconArrowsSplit2,
  IconBarrierBlock,
  IconCalendarStar,
  IconChartArrowsVertical,
  IconChartLine,
  IconChartSankey,
  IconChecklist,
  IconCreditCard,
  IconDelta,
  IconDiamond,
  IconDoorEnter,
  IconFilter2,
  IconFlame,
  IconMoonStars,
  type IconProps,
  IconRepeat,
  IconRouteSquare,
  IconScale,
  IconShoppingCartX,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { QuestionUi } from './question-ui.ts'
import type { AskKey } from './strings.en.ts'

export const groups = ['behaviour', 'time', 'causes', 'value'] as const
export type Group = (typeof groups)[number]

/** A question in the catalogue: `title` and `about` are words of `strings.*.ts`; what draws it is loaded when it is opened. */
export interface ListedQuestion {
  readonly name: string
  readonly group: Group
  readonly icon: ComponentType<IconProps>
  readonly title: AskKey
  readonly about: AskKey
  load(): Promise<QuestionUi>
}

/** Elsewhere than in the frame: a question that has a screen of its own. */
export interface LinkedQuestion extends Omit<ListedQuestion, 'load'> {
  readonly to: string
}

/** One line a question, in the order of the catalogue. */
export const listedQuestions: readonly ListedQuestion[] = [
  {
    name: 'funnel',
    group: 'behaviour',
    icon: IconFilter2,
    title: 'question.funnel',
    about: 'question.funnel.about',
    load: async () => (await import('../funnel/funnel-ui.ts')).funnelUi,
  },
  {
    name: 'conformance',
    group: 'behaviour',
    icon: IconRouteSquare,
    title: 'question.conformance',
    about: 'question.conformance.about',
    load: async () => (await import('../conformance/conformance-ui.ts')).conformanceUi,
  },
  {
    name: 'trends',
    group: 'time',
    icon: IconChartLine,
    title: 'question.trends',
    about: 'question.trends.about',
    load: async () => (await import('../trends/trends-ui.ts')).trendsUi,
  },
  {
    name: 'retention',
    group: 'time',
    icon: IconRepeat,
    title: 'question.retention',
    about: 'question.retention.about',
    load: async () => (await import('../retention/retention-ui.ts')).retentionUi,
  },
  {
    name: 'lifecycle',
    group: 'time',
    icon: IconChartArrowsVertical,
    title: 'question.lifecycle',
    about: 'question.lifecycle.about',
    load: async () => (await import('../lifecycle/lifecycle-ui.ts')).lifecycleUi,
  },
  {
    name: 'moments-of-truth',
    group: 'causes',
    icon: IconDiamond,
    title: 'question.moments-of-truth',
    about: 'question.moments-of-truth.about',
    load: async () => (await import('../moments-of-truth/moments-ui.ts')).momentsUi,
  },
  {
    name: 'friction',
    group: 'causes',
    icon: IconBarrierBlock,
    title: 'question.friction',
    about: 'question.friction.about',
    load: async () => (await import('../friction/friction-ui.ts')).frictionUi,
  },
  {
    name: 'touchpoint-inventory',
    group: 'causes',
    icon: IconChecklist,
    title: 'question.touchpoint-inventory',
    about: 'question.touchpoint-inventory.about',
    load: async () => (await import('../touchpoint-inventory/inventory-ui.ts')).inventoryUi,
  },
  {
    name: 'page-heat',
    group: 'behaviour',
    icon: IconFlame,
    title: 'question.page-heat',
    about: 'question.page-heat.about',
    load: async () => (await import('../page-heat/page-heat-ui.ts')).pageHeatUi,
  },
  {
    name: 'acquisition',
    group: 'value',
    icon: IconDoorEnter,
    title: 'question.acquisition',
    about: 'question.acquisition.about',
    load: async () => (await import('../acquisition/acquisition-ui.ts')).acquisitionUi,
  },
  {
    name: 'attribution',
    group: 'value',
    icon: IconScale,
    title: 'question.attribution',
    about: 'question.attribution.about',
    load: async () => (await import('../attribution/attribution-ui.ts')).attributionUi,
  },
  {
    name: 'what-changed',
    group: 'time',
    icon: IconDelta,
    title: 'question.what-changed',
    about: 'question.what-changed.about',
    load: async () => (await import('../what-changed/what-changed-ui.ts')).whatChangedUi,
  },
  {
    name: 'situations',
    group: 'time',
    icon: IconMoonStars,
    title: 'question.situations',
    about: 'question.situations.about',
    load: async () => (await import('../situations/situations-ui.ts')).situationsUi,
  },
  {
    name: 'abandonment',
    group: 'causes',
    icon: IconShoppingCartX,
    title: 'question.abandonment',
    about: 'question.abandonment.about',
    load: async () => (await import('../abandonment/abandonment-ui.ts')).abandonmentUi,
  },
  {
    name: 'what-differs',
    group: 'causes',
    icon: IconArrowsSplit2,
    title: 'question.what-differs',
    about: 'question.what-differs.about',
    load: async () => (await import('../what-differs/what-differs-ui.ts')).whatDiffersUi,
  },
  {
    name: 'checkout-effort',
    group: 'behaviour',
    icon: IconCreditCard,
    title: 'question.checkout-effort',
    about: 'question.checkout-effort.about',
    load: async () => (await import('../checkout-effort/checkout-effort-ui.ts')).checkoutEffortUi,
  },
]

export const linkedQuestions: readonly LinkedQuestion[] = [
  {
    name: 'flow',
    group: 'behaviour',
    icon: IconChartSankey,
    title: 'question.flow',
    about: 'question.flow.about',
    to: '/journeys/flow',
  },
  {
    name: 'circumstances',
    group: 'time',
    icon: IconCalendarStar,
    title: 'question.circumstances',
    about: 'question.circumstances.about',
    to: '/questions/circumstances',
  },
]

export function findQuestion(name: string): ListedQuestion | undefined {
  return listedQuestions.find(question => question.name === name)
}
