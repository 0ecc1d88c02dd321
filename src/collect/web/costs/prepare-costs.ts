import type { CostLook, CostsAnswer } from '../../costs/model-costs.ts'

export interface CampaignLine {
  readonly key: string
  readonly source: string
  readonly campaign: string
  readonly total: number
  readonly impressions: number
  readonly clicks: number
  /** Month → amount. */
  readonly months: Readonly<Record<string, number>>
}

export interface CurrencyCosts {
  readonly currency: string
  readonly total: number
  readonly campaigns: readonly CampaignLine[]
  /** The latest that have costs, oldest first. */
  readonly months: readonly string[]
}

export interface SourceGaps {
  readonly source: string
  readonly days: number
  readonly spans: readonly { readonly from: string; readonly to: string }[]
}

/** Days that are missing, platform by platform, the one that lacks most first, the latest days first. */
export function gapsBySource(gaps: CostsAnswer['gaps']): SourceGaps[] {
  return [...Map.groupBy(gaps, gap => gap.source)]
    .map(([source, spans]) => ({
      source,
      days: sum(spans.map(({ days }) => days)),
      spans: spans.toSorted((a, b) => (a.from > b.from ? -1 : 1)),
    }))
    .toSorted((a, b) => b.days - a.days || (a.source < b.source ? -1 : 1))
}

const mostMonths = 6

/** A table for each currency, the one with most lines first: a row a campaign, its months beside each other. */
export function prepareCosts(answer: Pick<CostsAnswer, 'campaigns'>): CurrencyCosts[] {
  return [...Map.groupBy(answer.campaigns, one => one.currency)]
    .map(([currency, own]) => ({
      currency,
      total: sum(own.map(one => one.amount)),
      campaigns: linesOf(own),
      months: [...new Set(own.map(one => one.month))].sort().slice(-mostMonths),
    }))
    .sort((a, b) => b.campaigns.length - a.campaigns.length || (a.currency < b.currency ? -1 : 1))
}

function linesOf(own: CostsAnswer['campaigns']): CampaignLine[] {
  const groups = Map.groupBy(own, one => `${one.source}\n${one.campaignId}`)
  return [...groups]
    .map(([key, rows]) => ({
      key,
      source: rows[0]?.source ?? '',
      // Rows come with the latest month first: its name is the campaign's name today.
      campaign: rows[0]?.campaign ?? '',
      total: sum(rows.map(one => one.amount)),
      impressions: sum(rows.map(one => one.impressions)),
      clicks: sum(rows.map(one => one.clicks)),
      months: Object.fromEntries(rows.map(one => [one.month, one.amount])),
    }))
    .sort((a, b) => b.total - a.total)
}

/** Amounts have at most six decimals; the binary error of a sum is far below. */
function sum(amounts: readonly number[]): number {
  return Math.round(amounts.reduce((all, one) => all + one, 0) * 1e6) / 1e6
}

/** Whether everything is said that a file needs before it can be brought in. */
export function isReady(look: CostLook): boolean {
  return look.missing.length === 0 && look.questions.every(one => one.answer !== null) && linesIn(look) > 0
}

/** Lines that would be kept. */
export function linesIn(look: CostLook): number {
  return look.days === null ? 0 : look.rows - look.refused.reduce((all, one) => all + one.n, 0)
}

const platforms: Readonly<Record<string, string>> = {
  google_ads: 'Google Ads',
  meta: 'Meta',
  tiktok: 'TikTok',
  snapchat: 'Snapchat',
  linkedin: 'LinkedIn',
  linkedin_ads: 'LinkedIn',
  microsoft_ads: 'Microsoft Ads',
  pinterest: 'Pinterest',
  twitter: 'X',
  x: 'X',
  x_ads: 'X',
  youtube: 'YouTube',
}

/** A platform as it calls itself; brands keep their own letters. Of another, the words without their joints. */
export function platformName(source: string): string {
  return platforms[source] ?? source.replaceAll('_', ' ')
}
