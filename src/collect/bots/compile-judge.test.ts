import { expect, it } from 'vitest'
import { addressTable } from './address-table.ts'
import { compileJudge, judgeByDefault } from './compile-judge.ts'
import { type BotSettings, type Decision, noBotSettings, reasonsOf } from './model-bots.ts'

const google = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36'
const event = (more: object = {}) => ({
  ...{ source: 'web', identifiers: ['user_id:a'], name: 'Seen' },
  ...{ context: { userAgent: chrome, ip: '203.0.113.9' }, properties: {} },
  ...more,
})
const decided = (...all: readonly [Decision['kind'], string, Decision['verdict']][]): Decision[] =>
  all.map(([kind, value, verdict], i) => ({ id: i + 1, at: 0, by: '', kind, value, verdict }))
const judged = (decisions: readonly Decision[], own: Partial<BotSettings> = {}, more: object = {}) => {
  const settings = { ...noBotSettings, ...own }
  return reasonsOf(
    compileJudge({ settings, decisions, centres: addressTable(settings.dataCentres) })(event(more)),
  )
}

it('the person counts before the agent, the agent before the source, bot and colleague each apart', () => {
  expect(judged([])).toEqual([])
  expect(judged(decided(['source', 'web', 'bot']))).toEqual(['said-bot'])
  expect(judged(decided(['source', 'app', 'bot']))).toEqual([])
  expect(judged(decided(['agent', chrome, 'not-bot'], ['source', 'web', 'bot']))).toEqual(['said-not-bot'])
  const three = decided(
    ['person', 'user_id:a', 'bot'],
    ['agent', chrome, 'not-bot'],
    ['source', 'web', 'internal'],
  )
  expect(judged(three)).toEqual(['said-bot', 'said-internal'])
  expect(judged(three, {}, { identifiers: ['user_id:b'] })).toEqual(['said-not-bot', 'said-internal'])
})

it('of two decisions about the same the later counts, in whatever order they are read', () => {
  const twice = decided(['source', 'web', 'bot'], ['source', 'web', 'not-bot'])
  expect(judged(twice)).toEqual(['said-not-bot'])
  expect(judged(twice.toReversed())).toEqual(['said-not-bot'])
})

it('own addresses, data centres and own domains are three things', () => {
  expect(judged([], { ownRanges: ['203.0.113.0/24'] })).toEqual(['own-address'])
  expect(judged([], { dataCentres: ['203.0.113.9'] })).toEqual(['data-centre'])
  expect(judged([], { dataCentres: ['203.0.113.10'], ownRanges: ['203.0.114.0/24'] })).toEqual([])
  const mail = (identifier: string) =>
    judged([], { ownDomains: ['shop.example'] }, { identifiers: [identifier] })
  expect(mail('email:a@shop.example')).toEqual(['own-domain'])
  expect(mail('email:a@workshop.example')).toEqual([])
  expect(mail('user_id:a@shop.example')).toEqual([])
})

it('without settings a known agent, a driven browser and a link that is only probed tell of themselves', () => {
  const by = (more: object) => reasonsOf(judgeByDefault(event(more)))
  expect(by({})).toEqual([])
  expect(by({ context: { userAgent: google } })).toEqual(['agent'])
  expect(by({ context: {}, properties: { user_agent: google } })).toEqual(['agent'])
  expect(by({ context: { userAgent: chrome }, properties: { user_agent: google } })).toEqual([])
  expect(by({ context: { device: { webdriver: true } } })).toEqual(['automated'])
  expect(by({ name: 'Email Link Clicked', properties: { method: 'HEAD' } })).toEqual(['probe'])
  expect(by({ name: 'Seen', properties: { method: 'HEAD' } })).toEqual([])
})
