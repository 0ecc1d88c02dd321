import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { countryFacts } from '../../demo/countries.ts'
import { shopNames } from '../../demo/display-names.ts'
import { streamShop } from '../../demo/simulate-shop.ts'
import { keyIssued, type WorkspaceSettings } from '../govern/model.ts'
import { createSender } from './send-batches.ts'
import type { Session } from './session.ts'
import type { Terminal } from './terminal.ts'

/** Fits in the wait of a first start; `rihla demo --people` takes any number. */
export const defaultPeople = 4_000

export interface DemoPlan {
  readonly workspace: number
  readonly seed: number
  readonly people: number
  /** The "now" of the shop, milliseconds since 1970 UTC. The same plan gives the same messages, to the byte. */
  readonly end: number
  /** Where the truth about the invented shop goes, as JSON lines. */
  readonly truthFile: string
}

export interface Filled {
  readonly workspace: number
  readonly messages: number
  readonly quarantined: number
  readonly truthFile: string
}

export const demoSettings: WorkspaceSettings = {
  name: 'Dukkan · دكان',
  country: 'MA',
  zone: 'Africa/Casablanca',
  currency: 'MAD',
  weekend: [6, 7],
  weekStart: 1,
  digits: 'latn',
  calendar: 'gregory',
  language: 'en',
}

const made = z.object({ id: z.number() })

export async function createDemoWorkspace(session: Session, name = demoSettings.name): Promise<number> {
  const body = { ...demoSettings, name }
  const { id } = await session.call({ method: 'POST', path: '/api/workspaces', body, answer: made })
  return id
}

/**
 * Sends the whole shop through the entrance that any shop uses: a write key a channel, and `/v1/batch`. Safe to
 * repeat after a kill: the same plan has the same message ids.
 */
export async function fillDemo(
  session: Session,
  plan: DemoPlan,
  { terminal, signal }: { terminal: Terminal; signal?: AbortSignal },
): Promise<Filled> {
  await setRates(session, plan)
  await setNames(session, plan)
  const sender = createSender(session, name => issueKey(session, plan.workspace, name))
  const truth = await openLines(`${plan.truthFile}.draft`)
  const progress = terminal.progress('Inventing a shop')
  const run = streamShop(plan)
  let people = 0
  try {
    await truth.add([run.shop])
    for (const household of run.households()) {
      signal?.throwIfAborted()
      for (const message of household.messages) await sender.send(String(message.context.channel), message)
      const { people: persons, carts, orders, spoken, provable } = household
      await truth.add([...persons, ...carts, ...orders, ...spoken, ...provable])
      people += persons.length
      progress.update(people, plan.people)
    }
    await sender.finish()
    await truth.add([run.totals()])
  } finally {
    progress.end()
    await truth.end()
    await sender.close()
  }
  await rename(`${plan.truthFile}.draft`, plan.truthFile)
  await draftMaps(session, plan.workspace, terminal)
  const { workspace, truthFile } = plan
  return { workspace, truthFile, messages: sender.sent(), quarantined: sender.quarantined() }
}

/** The order as a case of its own, and a first map by person and by order: what a shop would do on its first day. */
async function draftMaps(session: Session, workspace: number, terminal: Terminal): Promise<void> {
  const base = `/api/w/${workspace}`
  terminal.say('Joining the journeys of each order…')
  await session.call({
    method: 'POST',
    path: `${base}/case-kinds`,
    body: { path: 'order_id' },
    answer: z.unknown(),
  })
  const { maps } = await session.call({
    path: `${base}/maps`,
    answer: z.object({ maps: z.array(z.object({ by: z.string() })) }),
  })
  for (const by of ['person', 'order_id'].filter(kind => !maps.some(map => map.by === kind))) {
    terminal.say(`Drafting the journey map by ${by === 'person' ? 'person' : 'order'}…`)
    await session.call({ method: 'POST', path: `${base}/maps/draft`, body: { by }, answer: z.unknown() })
  }
}

async function issueKey(session: Session, workspace: number, name: string) {
  const path = `/api/w/${workspace}/keys`
  const key = await session.call({ method: 'POST', path, body: { kind: 'write', name }, answer: keyIssued })
  const revoke = () => session.call({ method: 'DELETE', path: `${path}/${key.id}`, answer: z.null() })
  return { secret: key.secret, revoke }
}

/** The shop sells in four currencies; the workspace reports in dirhams of Morocco. Rates of the invented world. */
async function setRates(session: Session, { workspace, end }: DemoPlan): Promise<void> {
  const dirhams: Readonly<Record<string, number>> = { EGP: 0.19, SAR: 2.45, AED: 2.5 }
  const day = new Date(end - 400 * 86_400_000).toISOString().slice(0, 10)
  const currencies = new Set(Object.values(countryFacts).map(({ currency }) => currency))
  const rates = [...currencies]
    .filter(currency => currency !== demoSettings.currency)
    .map(currency => ({ currency, day, rate: dirhams[currency] ?? 1 }))
  await session.call({ method: 'PUT', path: `/api/w/${workspace}/rates`, body: { rates }, answer: z.null() })
}

/** What its events, channels and values are called in English and in Arabic. */
async function setNames(session: Session, { workspace }: DemoPlan): Promise<void> {
  const body = { names: shopNames() }
  await session.call({ method: 'PUT', path: `/api/w/${workspace}/names`, body, answer: z.null() })
}

async function openLines(file: string) {
  await mkdir(dirname(file), { recursive: true })
  const stream = createWriteStream(file, { mode: 0o600 })
  return {
    async add(values: readonly unknown[]) {
      const text = values.map(value => `${JSON.stringify(value)}\n`).join('')
      if (!stream.write(text)) await once(stream, 'drain')
    },
    async end() {
      stream.end()
      await once(stream, 'close')
    },
  }
}
