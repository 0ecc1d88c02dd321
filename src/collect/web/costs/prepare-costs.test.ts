import { expect, it } from 'vitest'
import { gapsBySource, platformName } from './prepare-costs.ts'

it('missing days stand together by platform, the one that lacks most first', () => {
  const gap = (source: string, from: string, days = 1, to = from) => ({ source, from, to, days })
  const found = gapsBySource([
    gap('meta', '2026-11-03'),
    gap('tiktok', '2026-10-01'),
    gap('tiktok', '2026-11-05', 3, '2026-11-07'),
  ])
  expect(found.map(({ source, days, spans }) => [source, days, spans[0]?.from])).toEqual([
    ['tiktok', 4, '2026-11-05'],
    ['meta', 1, '2026-11-03'],
  ])
})

it('a platform is called as it calls itself, another by its words', () => {
  expect(['google_ads', 'x_ads', 'radio_of_rabat'].map(platformName)).toEqual([
    'Google Ads',
    'X',
    'radio of rabat',
  ])
})
