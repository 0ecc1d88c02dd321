import { phraseOf } from '../files/inspect/words.ts'
import type { CostField, costLayouts } from './model-costs.ts'

/** How the exports of Google Ads, Meta, TikTok and Snapchat and tables kept by hand call their columns. */
const called: Readonly<Record<CostField, string>> = {
  day: 'day | date | by day | reporting starts | start time | stat time day | report date | start date | jour | تاريخ | يوم',
  until: 'reporting ends | end time | end date',
  campaign: 'campaign | campaign name | nom campagne | campagne | حمله | اسم حمله',
  campaign_id: 'campaign id | رقم حمله | معرف حمله',
  ad_group:
    'ad group | ad group name | ad set name | ad set | ad squad name | ad squad | adset name | مجموعه اعلانيه | اسم مجموعه اعلانيه',
  ad_group_id: 'ad group id | ad set id | ad squad id | adset id',
  amount:
    'cost | amount spent | spend | amount | total cost | cout | depense | تكلفه | مبلغ منفق | انفاق | مبلغ',
  currency: 'currency | currency code | account currency code | devise | عمله | رمز عمله',
  impressions: 'impressions | impr | paid impressions | مرات ظهور | ظهور',
  clicks: 'clicks | clicks all | link clicks | clicks destination | swipe ups | swipes | swipe up | نقرات',
}

/** Columns that only one platform writes. */
const signatures: Readonly<Record<(typeof costLayouts)[number], string>> = {
  google_ads:
    'impr | currency code | avg cpc | campaign status | campaign type | ctr | conversions | interactions | ad group',
  meta: 'reporting starts | reporting ends | amount spent | ad set name | link clicks | clicks all | reach | results | attribution setting',
  tiktok:
    'by day | stat time day | clicks destination | ctr destination | cpc destination | cost per conversion | ad group name | video views',
  snapchat:
    'swipe ups | swipes | swipe up | paid impressions | ad squad name | ad squad | ad squad id | ecpsu | paid ecpm',
}

const phrases = (text: string) => text.split('|').map(phraseOf)

/** `Amount spent (SAR)` → amount spent, SAR. */
function readHeader(column: string): { phrase: string; currency: string } {
  const currency = /\(\s*([A-Z]{3})\s*\)/.exec(column)?.[1] ?? ''
  return { phrase: phraseOf(column.replace(/\(\s*[A-Z]{3}\s*\)/, ' ')), currency }
}

export interface NamedColumns {
  readonly columns: Partial<Record<CostField, string>>
  readonly layout: (typeof costLayouts)[number] | null
  /** That the header of the amounts says. */
  readonly currency: string
}

/** Which column is what, by its name alone: a person sees it and may choose another. */
export function nameColumns(columns: readonly string[]): NamedColumns {
  const headers = new Map(columns.map(column => [column, readHeader(column)]))
  const found: Partial<Record<CostField, string>> = {}
  for (const [field, names] of entriesOf(called)) {
    for (const phrase of phrases(names)) {
      const column = columns.find(one => headers.get(one)?.phrase === phrase)
      if (column === undefined) continue
      found[field] = column
      break
    }
  }
  const own = new Set([...headers.values()].map(header => header.phrase))
  const [best, next] = entriesOf(signatures)
    .map(([layout, names]) => ({ layout, n: phrases(names).filter(phrase => own.has(phrase)).length }))
    .sort((a, b) => b.n - a.n)
  const isSure = best !== undefined && best.n >= 2 && best.n > (next?.n ?? 0)
  const amount = found.amount === undefined ? undefined : headers.get(found.amount)
  return { columns: found, layout: isSure ? best.layout : null, currency: amount?.currency ?? '' }
}

function entriesOf<K extends string>(record: Readonly<Record<K, string>>): [K, string][] {
  const keys: K[] = []
  for (const key in record) keys.push(key)
  return keys.map(key => [key, record[key]])
}
