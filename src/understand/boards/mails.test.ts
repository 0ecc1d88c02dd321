import { afterAll, beforeAll, expect, it } from 'vitest'
import { startGovern } from '../../../test/govern.ts'
import { startMailServer } from '../../../test/mail-server.ts'
import { steppedClock } from '../../platform/clock.ts'
import { createAddressPolicy } from '../../platform/http/address-policy.ts'
import { createOutgoing } from '../../platform/http/outgoing.ts'
import { defaultRegion } from '../../platform/i18n/locale.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { createLog } from '../../platform/log.ts'
import { createMail } from '../../platform/mail.ts'
import { migrateStore } from '../../platform/store/migrate-store.ts'
import type { Store } from '../../platform/store/store.ts'
import { createZones } from '../../platform/zones/zones.ts'
import { createBoardRecords } from './board-records.ts'
import { createMailRecords } from './mail-records.ts'
import { createMails, mailJobs } from './mails.ts'
import { boardMigrations } from './migrations.ts'
import { createReaders } from './readers.ts'
import { createSavedRecords } from './saved-records.ts'

// The clock goes by hand over the night in which Cairo puts its clock back, and the process dies when the test says so.

const hourMs = 3_600_000
const local = { caller: { kind: 'local' }, at: 0 } as const
let store: Store
let post: Awaited<ReturnType<typeof startMailServer>>
const refused = new Set<string>()
beforeAll(async () => {
  const started = await startGovern()
  store = started.store
  await migrateStore(store, { ...started.govern.storeMigrations, ...boardMigrations })
  post = await startMailServer(address => refused.has(address))
})
afterAll(() => post.close())

/** A process with its queue: of one key one job waits, and a job runs when the clock has come to it. */
function startProcess(clock: ReturnType<typeof steppedClock>) {
  const waiting = new Map<string, { name: string; payload: unknown; at: number; attempts: number }>()
  const jobs: Pick<Jobs, 'enqueue'> = {
    enqueue: async (name, payload, { key = '', runAt = 0 } = {}) => {
      waiting.set(key, { name, payload, at: runAt, attempts: 0 })
      return ''
    },
  }
  const members = async () => [
    { userId: 'amal', name: 'Amal', email: 'amal@example.com' },
    { userId: 'karim', name: 'Karim', email: 'karim@example.com' },
  ]
  const zones = createZones()
  const settings = {
    ...defaultRegion,
    language: 'en',
    zone: 'Africa/Cairo',
    offsets: zones.offsets('Africa/Cairo'),
  }
  const readers = createReaders({ store, members, languageOf: async () => 'en' })
  const mailRecords = createMailRecords(store)
  const asking = {
    find: () => undefined,
    ask: () => Promise.reject(new Error('nothing is asked here')),
    complete: async () => ({}),
  }
  const mails = createMails({
    ...{
      store,
      clock,
      zones,
      jobs,
      readers,
      asking,
      log: createLog('silent'),
      publicUrl: 'https://rihla.example',
    },
    ...{ boards: createBoardRecords(store), saved: createSavedRecords(store), mails: mailRecords },
    outgoing: createOutgoing(createAddressPolicy('none')),
    mail: createMail({ url: post.url, from: 'Rihla <rihla@example.com>' }),
    warehouse: {} as never,
    secret: async () => 'secret',
    placeOf: async () => ({ name: 'Dukkan\r\nBcc: all@example.com', settings }),
    members,
    displayNames: async () => [],
  })
  const definitions = new Map(mails.jobs.map(job => [job.name, job]))
  const failures: string[] = []
  return {
    ...{ mails, readers, mailRecords, failures, waiting },
    /** Runs what is due, and what follows from it; a job that fails waits for the next time. */
    async work(): Promise<void> {
      for (;;) {
        const next = [...waiting].find(([, job]) => job.at <= clock.now() && job.attempts === 0)
        if (!next) break
        const [key, { name, payload }] = next
        waiting.delete(key)
        try {
          await definitions.get(name)!.run(payload, { attempt: 1, signal: new AbortController().signal })
        } catch (error) {
          failures.push(String(error))
          if (!waiting.has(key)) waiting.set(key, { name, payload, at: 0, attempts: 1 })
        }
      }
      for (const job of waiting.values()) job.attempts = 0
    },
  }
}

async function makeMail(workspace: number, name: string) {
  const text = { kind: 'text', id: 'a', width: 12, height: 1, text: 'قِمع <b>التحويل</b> & more' } as const
  const content = { tiles: [text], period: null, segment: null, refreshMinutes: 0 }
  const body = { name, description: '', visibility: 'workspace', content } as const
  return { board: await createBoardRecords(store).create(workspace, body, local) }
}

it('is sent once each day at its hour to each reader in their language, over a change of the clock and a crash', async () => {
  const clock = steppedClock(Date.parse('2026-10-28T12:00:00Z'))
  let process = startProcess(clock)
  const of = await makeMail(1, 'Sales\r\nBcc: all@example.com')
  const schedule = {
    every: 'day',
    weekday: 1,
    monthDay: 1,
    hour: 8,
    minute: 0,
    zone: 'Africa/Cairo',
  } as const
  const outside = [{ address: 'agency@example.net', language: 'ar' }] as const
  const readers = { members: ['amal', 'karim', 'gone'], outside: [...outside] }
  const mail = { of, schedule, readers, isOn: true }
  await process.readers.sayLanguage(1, 'karim', 'ar')
  const nextAt = process.mails.nextOf(mail)
  const id = await process.mailRecords.create(1, { ...mail, nextAt, name: 'Sales' }, local)
  await process.mails.schedule({ workspace: 1, id }, nextAt)
  const sent: string[] = []
  for (let hour = 0; hour < 72; hour++) {
    const before = post.letters.length
    if (hour === 20) {
      // Killed after the letters were queued and before the next time was written: the queue begins anew from the store.
      process = startProcess(clock)
      await process.mails.start()
    }
    if (hour === 44) await process.mails.due(1, id)
    await process.work()
    for (const { to } of post.letters.slice(before))
      sent.push(`${new Date(clock.now()).toISOString().slice(5, 16)} ${to}`)
    clock.advance(hourMs)
  }
  // 8:00 is 05:00 UTC until the night of 29 to 30 October, 06:00 after it. Nobody outside: the owner did not allow it.
  expect(sent).toEqual(
    ['10-29T05:00', '10-30T06:00', '10-31T06:00'].flatMap(at => [
      `${at} amal@example.com`,
      `${at} karim@example.com`,
    ]),
  )
  const [english, arabic] = post.letters
  expect(english!.head).not.toMatch(/^Bcc:/m)
  expect(english!.head).toContain('List-Unsubscribe: <https://rihla.example/api/board-mails/unsubscribe/')
  expect(english!.parts[1]).toContain('<html lang="en" dir="ltr">')
  expect(english!.parts[1]).toContain('قِمع &#60;b&#62;التحويل&#60;/b&#62; &#38; more')
  expect(english!.parts[1]).toContain(`href="https://rihla.example/boards/${of.board}"`)
  expect(arabic!.parts[1]).toContain('<html lang="ar" dir="rtl">')
  expect(arabic!.parts[0]).toContain('إلغاء الاشتراك')
  expect(process.failures).toEqual([])
  await process.mailRecords.remove(1, id, { name: 'Sales', actor: local })
})

it('comes again when the server refused it, never twice, not after unsubscribing, and once after days that were missed', async () => {
  post.letters.length = 0
  const clock = steppedClock(Date.parse('2026-11-01T04:00:00Z'))
  const process = startProcess(clock)
  const { mailRecords, mails, readers } = process
  const schedule = { every: 'day', weekday: 1, monthDay: 1, hour: 8, minute: 0, zone: 'UTC' } as const
  await readers.allowOutside(2, { allows: true, actor: local })
  const outside = [{ address: 'agency@example.net', language: 'ar' as const }]
  const mail = { of: await makeMail(2, 'B'), schedule, readers: { members: ['amal'], outside }, isOn: true }
  const id = await mailRecords.create(2, { ...mail, nextAt: mails.nextOf(mail), name: 'B' }, local)
  refused.add('agency@example.net')
  clock.advance(80 * hourMs) // three mornings missed
  await mails.start()
  await process.work()
  expect(post.letters.map(letter => letter.to)).toEqual(['amal@example.com'])
  expect(process.failures.join()).toContain('no such mailbox')
  expect((await mailRecords.lettersOf(2)).map(({ reader, state }) => [reader, state]).sort()).toEqual([
    ['member:amal', 'sent'],
    ['outside:agency@example.net', 'failed'],
  ])
  refused.clear()
  await process.work()
  await process.work()
  expect(post.letters.map(letter => letter.to)).toEqual(['amal@example.com', 'agency@example.net'])
  expect(post.letters[1]!.parts[1]).toContain('dir="rtl"')

  // Under way when the process died: it may have arrived.
  const { nextAt } = await mailRecords.read(2, id)
  const key = `mail ${id} ${nextAt} member:amal`
  await mailRecords.claim(key, {
    workspace: 2,
    mail: id,
    dueAt: nextAt!,
    reader: 'member:amal',
    at: clock.now(),
  })
  await mailRecords.setReaders(2, id, { members: ['amal'], outside: [] })
  clock.advance(24 * hourMs)
  await process.work()
  expect(post.letters).toHaveLength(2)
  expect((await mailRecords.lettersOf(2)).map(({ state }) => state)).toContain('unclear')
  // The address goes with the person.
  await mailRecords.setReaders(2, id, { members: [], outside })
  expect(await mailRecords.forgetAddress(2, 'agency@example.net')).toBe(1)
  expect(JSON.stringify([await mailRecords.read(2, id), await mailRecords.lettersOf(2)])).not.toContain(
    'agency',
  )
  expect(mailJobs.due).toBe('understand.board-mail')
})
