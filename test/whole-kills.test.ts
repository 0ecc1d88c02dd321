import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { identityStatusSchema } from '../src/unify/model.ts'
import { personPageSchema } from '../src/unify/model-people.ts'
import {
  personSegmentsAnswer,
  segmentSchema,
  segmentsAnswer,
  sizeAnswer,
} from '../src/unify/segments/model-segment.ts'
import { computedTraitsAnswer } from '../src/unify/traits/model-traits.ts'
import { runChild } from './children/child.ts'
import { keepSending, type Sending } from './keep-sending.ts'
import { mergingShop } from './merging-shop.ts'
import { decisions } from './random-shop.ts'
import { type ReadShop, readShop } from './read-shop.ts'
import { seeded } from './seeded.ts'
import { shopSegments, shopTraits } from './shop-segments.ts'
import { openShop, startWhole, type WholeServer } from './whole-server.ts'
import type { SaidMessage } from './world.ts'

/** `PROVE_KILLS=50 PROVE_EVENTS=50000 PROVE_RATE=5000` for the long form; `PROVE_SEED` repeats a run. */
const kills = Number(process.env.PROVE_KILLS ?? 2)
const total = Number(process.env.PROVE_EVENTS ?? 1_500)
const rate = Number(process.env.PROVE_RATE ?? 1_000)
const seed = Number(process.env.PROVE_SEED ?? Date.now() % 1_000_000)
/** People whose whole page is compared. */
const mostPages = 40

let folder = ''
let server: WholeServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-kills-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
})
afterAll(async () => {
  await server?.child.end('SIGKILL')
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

interface Shop {
  readonly workspace: number
  readonly writeKey: string
  /** Segments by number, with their names. */
  readonly segments: ReadonlyMap<number, string>
}

/** A shop with computed traits and segments, before anything happened in it. */
async function openWithSegments(): Promise<Shop> {
  const shop = await openShop(server)
  const api = `/api/w/${shop.workspace}`
  let spent = 0
  for (const body of shopTraits) {
    const { traits } = await server.call(`${api}/traits`, computedTraitsAnswer, body)
    spent = traits[0]?.id ?? 0
  }
  const segments = new Map<number, string>()
  for (const [name, definition] of Object.entries(shopSegments(spent))) {
    const { id } = await server.call(`${api}/segments`, segmentSchema, { name, definition })
    segments.set(id, name)
  }
  // They begin with nobody in them: whoever is in one later entered it.
  const areBegun = async () =>
    (await server.call(`${api}/segments`, segmentsAnswer)).segments.every(({ size }) => size !== null)
  while (!(await areBegun())) await sleep(100)
  return { ...shop, segments }
}

/** What colleagues decide; asked again until the answer is there. */
async function decide({ workspace }: Shop, which: readonly (typeof decisions)[number][]): Promise<void> {
  for (const decision of which)
    for (;;) {
      const path = `/api/w/${workspace}/identity/decisions`
      const done = await server.call(path, z.unknown(), { ...decision, note: '' }).then(
        () => true,
        () => false,
      )
      if (done) break
      await sleep(100)
    }
}

/** Kills the process at random moments, now and then while it starts, and starts it again each time. */
async function killAgainAndAgain(data: string, sending: Readonly<Sending>): Promise<string[]> {
  const random = seeded(seed + 1)
  const port = Number(new URL(server.url).port)
  const said: string[] = []
  const shares = Array.from({ length: kills }, () => random() * 0.85).sort((a, b) => a - b)
  for (const [i, share] of shares.entries()) {
    // The first by what was sent: on a slow machine all may be answered at once, and a kill after that disturbs nothing.
    while ((i === 0 ? sending.sent : sending.acknowledged.size) < total * share) await sleep(1)
    await sleep(random() * 60)
    if (i > 0 && random() < 0.2) {
      await server.child.end('SIGKILL')
      const starting = runChild('src/main.ts', ['--port', String(port), '--no-demo'], { RIHLA_DATA: data })
      await sleep(random() * 2_500)
      await starting.end('SIGKILL')
      said.push('in its start')
    } else {
      await server.child.end('SIGKILL')
      said.push(`at ${sending.acknowledged.size}`)
    }
    server = await startWhole(data, port)
    const [, left] = /"events":(\d+),"msg":"the journal was brought in/.exec(server.child.output()) ?? []
    if (left !== undefined) said.push(`${said.pop()} with ${left} in the journal`)
  }
  return said
}

/** Resolves when identity and segments have followed; the sizes that are kept are those that the log answers. */
async function caughtUp({ workspace, segments }: Shop): Promise<void> {
  const api = `/api/w/${workspace}`
  for (let same = 0; same < 2; await sleep(500)) {
    const { isLoaded, isBehind } = await server.call(`${api}/identity/status`, identityStatusSchema)
    const kept = (await server.call(`${api}/segments`, segmentsAnswer)).segments
    const asked: number[] = []
    for (const { definition } of kept)
      asked.push((await server.call(`${api}/segments/size`, sizeAnswer, { definition })).people)
    const isSame = kept.length === segments.size && kept.every(({ size }, i) => size === asked[i])
    same = isLoaded && !isBehind && isSame ? same + 1 : 0
  }
}

/** Of each of some people the page, and their segments with computed traits; nothing in it that a workspace numbers itself. */
async function readPages({ workspace }: Shop, handles: readonly string[]): Promise<unknown[]> {
  const pages: unknown[] = []
  for (const handle of handles) {
    const path = `/api/w/${workspace}/people/${encodeURIComponent(handle)}`
    const page = await server.call(path, personPageSchema)
    const { segments, computed } = await server.call(`${path}/segments`, personSegmentsAnswer)
    const decided = page.decisions.map(({ kind, a, b }) => `${kind} ${a} ${b}`)
    const links = [...page.links, ...page.refused].map(link => ({
      ...link,
      decision: link.decision !== null,
    }))
    pages.push({
      ...page,
      // What Rihla itself wrote says what was decided when: how often depends on the batches that came.
      eventCounts: page.eventCounts.filter(({ type }) => type !== 'system'),
      links: links.map(link => JSON.stringify(link).replaceAll(/"decision":\d+/g, '"decision":0')),
      refused: [],
      decisions: [...new Set(decided)].sort(),
      segments: segments.map(({ name }) => name),
      computed: computed.map(({ name, value }) => [name, value]),
    })
  }
  return JSON.parse(JSON.stringify(pages).replaceAll(/"source":"[^"]*"/g, '"source":""'))
}

it(`keeps ${total} events, persons, traits and segments through ${kills} × kill -9 at ${rate} events/s`, {
  timeout: 300_000 + kills * 60_000 + total * 40,
}, async () => {
  console.log(`PROVE_SEED=${seed}`)
  const data = join(folder, 'data')
  server = await startWhole(data)
  const messages = mergingShop(total, Date.now())
  const disturbed = await openWithSegments()
  const sending = {
    ...disturbed,
    url: server.url,
    rate,
    random: seeded(seed),
    acknowledged: new Set<string>(),
    sent: 0,
    unanswered: 0,
  }
  const begun = performance.now()
  const [, said] = await Promise.all([
    keepSending(messages, sending),
    killAgainAndAgain(data, sending),
    decide(disturbed, decisions),
  ])
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `killed ${said.join(', ')}; ${sending.unanswered} batches without an answer were sent again; ` +
      `${(total / seconds).toFixed(0)} events/s acknowledged, kills and starts included`,
  )
  expect(said).toHaveLength(kills)
  expect(sending.unanswered).toBeGreaterThan(0)
  expect(sending.acknowledged.size).toBe(total)

  const calm = await openWithSegments()
  await sendCalmly(messages, calm)
  await decide(calm, decisions)
  await Promise.all([caughtUp(disturbed), caughtUp(calm)])
  const users = [
    ...new Set(messages.flatMap(({ userId }) => (userId === undefined ? [] : [`user_id:${userId}`]))),
  ]
  const some = users.filter((_, i) => i % Math.ceil(users.length / mostPages) === 0)
  expect(await readPages(disturbed, some)).toEqual(await readPages(calm, some))

  server.child.process.kill('SIGTERM')
  expect(await server.child.exited).toBe(0)
  const [found, expected] = await readShop(data, [disturbed, calm])
  expectOnce(found!, messages)
  expectOnce(expected!, messages)
  expect(found!.persons).toEqual(expected!.persons)
  expect(found!.members).toEqual(expected!.members)
  expect(new Set(found!.members.map(row => row.split(' · ')[0])).size).toBe(disturbed.segments.size)
  // What the log says of entering and leaving comes to the same.
  expect(found!.told).toEqual(found!.members)
  expect(expected!.told).toEqual(expected!.members)
})

async function sendCalmly(messages: readonly SaidMessage[], shop: Shop): Promise<void> {
  const sending = {
    ...shop,
    url: server.url,
    rate: 20_000,
    random: seeded(3),
    acknowledged: new Set<string>(),
    sent: 0,
    unanswered: 0,
  }
  await keepSending(messages, sending)
}

function expectOnce({ events }: ReadShop, messages: readonly SaidMessage[]): void {
  expect(events.filter(({ n }) => n !== 1)).toEqual([])
  expect(events.map(({ id }) => id).sort()).toEqual(messages.map(({ messageId }) => String(messageId)).sort())
}
