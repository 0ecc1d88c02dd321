import { z } from 'zod'

/** How the source of a visit becomes a channel group: an ordered list of editable rules. Browser-safe. */

export const sourceFields = ['source', 'medium', 'campaign', 'term', 'content', 'kind'] as const
export type SourceField = (typeof sourceFields)[number]

/** What is known of a source by its name: `sources.ts` has the lists. */
export const sourceKinds = ['search', 'social', 'shopping', 'video'] as const

export const sourceOps = ['is', 'contains', 'starts-with', 'ends-with', 'matches'] as const

/** RE2 has no look-around and no back references: what it would refuse is refused when it is written. */
const pattern = z
  .string()
  .max(500)
  .refine(text => {
    if (/\(\?[=!<]|\\[1-9]/.test(text)) return false
    try {
      return new RegExp(text, 'u') instanceof RegExp
    } catch {
      return false
    }
  }, 'no such pattern')

/** One field against some values, of which one suffices. Upper and lower case are the same. `not`: none of them. */
export const sourceConditionSchema = z
  .object({
    field: z.enum(sourceFields),
    op: z.enum(sourceOps).default('is'),
    values: z.array(z.string().max(500)).min(1).max(100),
    not: z.boolean().default(false),
  })
  .refine(({ op, values }) => op !== 'matches' || values.every(value => pattern.safeParse(value).success), {
    message: 'no such pattern',
    path: ['values'],
  })
export type SourceCondition = z.infer<typeof sourceConditionSchema>

/** A visit is of the group when any of its lists of conditions holds as a whole. */
export const channelGroupSchema = z.object({
  name: z.string().trim().min(1).max(100),
  any: z.array(z.array(sourceConditionSchema).min(1).max(10)).min(1).max(10),
})
export type ChannelGroup = z.infer<typeof channelGroupSchema>

/** The first group that holds counts. What none names is `unassigned`. */
export const channelGroupsSchema = z
  .array(channelGroupSchema)
  .min(1)
  .max(60)
  .refine(
    groups => new Set(groups.map(group => group.name.toLowerCase())).size === groups.length,
    'two groups of one name',
  )
export type ChannelGroups = z.infer<typeof channelGroupsSchema>

export const unassigned = 'Unassigned'
/** The source and the medium of a visit that nothing tells of. */
export const directSource = '(direct)'
export const noMedium = '(none)'

const is = (field: SourceField, ...values: string[]): SourceCondition => ({
  field,
  op: 'is',
  values,
  not: false,
})
const matches = (field: SourceField, value: string): SourceCondition => ({
  field,
  op: 'matches',
  values: [value],
  not: false,
})
const paid = matches('medium', '^(.*cp.*|ppc|retargeting|paid.*)$')
const shop = matches('campaign', '^(.*(([^a-df-z]|^)shop|shopping).*)$')
const mail = ['email', 'e-mail', 'e_mail', 'e mail']

/** The default channel group of Google Analytics 4, in its order. */
export const defaultChannelGroups: ChannelGroups = [
  { name: 'Direct', any: [[is('source', directSource), is('medium', '(not set)', noMedium)]] },
  {
    name: 'Cross-network',
    any: [[{ field: 'campaign', op: 'contains', values: ['cross-network'], not: false }]],
  },
  {
    name: 'Paid Shopping',
    any: [
      [is('kind', 'shopping'), paid],
      [shop, paid],
    ],
  },
  { name: 'Paid Search', any: [[is('kind', 'search'), paid]] },
  { name: 'Paid Social', any: [[is('kind', 'social'), paid]] },
  { name: 'Paid Video', any: [[is('kind', 'video'), paid]] },
  { name: 'Display', any: [[is('medium', 'display', 'banner', 'expandable', 'interstitial', 'cpm')]] },
  { name: 'Paid Other', any: [[paid]] },
  { name: 'Organic Shopping', any: [[is('kind', 'shopping')], [shop]] },
  {
    name: 'Organic Social',
    any: [
      [is('kind', 'social')],
      [is('medium', 'social', 'social-network', 'social-media', 'sm', 'social network', 'social media')],
    ],
  },
  { name: 'Organic Video', any: [[is('kind', 'video')], [matches('medium', '^(.*video.*)$')]] },
  { name: 'Organic Search', any: [[is('kind', 'search')], [is('medium', 'organic')]] },
  { name: 'Email', any: [[is('source', ...mail)], [is('medium', ...mail)]] },
  { name: 'Affiliates', any: [[is('medium', 'affiliate')]] },
  { name: 'Referral', any: [[is('medium', 'referral', 'app', 'link')]] },
  { name: 'Audio', any: [[is('medium', 'audio')]] },
  { name: 'SMS', any: [[is('source', 'sms')], [is('medium', 'sms')]] },
  {
    name: 'Mobile Push Notifications',
    any: [
      [{ field: 'medium', op: 'ends-with', values: ['push'], not: false }],
      [{ field: 'medium', op: 'contains', values: ['mobile', 'notification'], not: false }],
      [is('source', 'firebase')],
    ],
  },
]

/** How a workspace cuts visits and names where they came from. */
export const visitRulesSchema = z.object({
  /** A session is over when nothing comes for longer than this. */
  sessionMinutes: z.number().int().min(1).max(1_440).default(30),
  groups: channelGroupsSchema,
  /** Hosts whose links are no source: payment pages that people come back from. */
  ignoredReferrers: z.array(z.string().trim().toLowerCase().min(1).max(200)).max(100).default([]),
})
export type VisitRules = z.infer<typeof visitRulesSchema>

export const visitRulesAnswer = visitRulesSchema.extend({
  isDefault: z.boolean(),
  changedBy: z.string(),
  changedAt: z.number().nullable(),
})
export type VisitRulesAnswer = z.infer<typeof visitRulesAnswer>

export const defaultVisitRules: VisitRules = {
  sessionMinutes: 30,
  groups: defaultChannelGroups,
  ignoredReferrers: [],
}
