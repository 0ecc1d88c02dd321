import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { createFormats } from '../../platform/i18n/formats.ts'
import { defineJob, type JobDefinition } from '../../platform/jobs/jobs.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { periodEarlier, periodOf } from './alert-periods.ts'
import type { AlertRecords, KeptAlert } from './alert-records.ts'
import { askPlainly } from './asking.ts'
import type { BoardsDeps } from './boards-deps.ts'
import { judgeAlert, periodsBefore, type Seen } from './judge-alert.ts'
import type { MailRecords } from './mail-records.ts'
import { type AlertCheck, alertRule } from './model-alerts.ts'
import { readNumber } from './model-answer-numbers.ts'
import type { ReadersOf } from './readers.ts'
import type { KeptQuestion, SavedRecords } from './saved-records.ts'
import { unsubscribeToken } from './unsubscribe-token.ts'
import { writeAlert } from './write-alert.ts'

export const alertJobs = { check: 'understand.alert', tell: 'understand.alert-tell' } as const
const minuteMs = 60_000
const dayMs = 86_400_000

export interface AlertDeps extends BoardsDeps {
  readonly alerts: AlertRecords
  readonly saved: Pick<SavedRecords, 'find'>
  /** Letters are written down as those of boards are: once each. */
  readonly letters: Pick<MailRecords, 'claim' | 'finish'>
  readonly readers: ReadersOf
  secret(): Promise<string>
}

/** Watches numbers of saved questions: each alert has one job that waits for its next look, and one for each who is told. */
export function createAlerts(deps: AlertDeps) {
  const { alerts, jobs, clock } = deps

  const schedule = ({ workspace, id }: Pick<KeptAlert, 'workspace' | 'id'>, at: number) =>
    jobs.enqueue(
      alertJobs.check,
      { workspace, alert: id },
      { key: `${alertJobs.check} ${id}`, runAt: at, maxAttempts: 3 },
    )

  async function look(workspace: number, id: number): Promise<AlertCheck> {
    const alert = await alerts.read(workspace, id)
    const scope: Scope = { workspace, now: clock.now() }
    const nextAt = scope.now + alert.everyMinutes * minuteMs
    const [saved] = await deps.saved.find(workspace, [alert.saved])
    if (!saved) throw new RihlaError('not-found')
    const note = (check: Omit<AlertCheck, 'id'>) => {
      // What cannot be known for once changes nothing.
      const known = check.state === 'unknown' ? alert.state : check.state
      const since = known === alert.state ? alert.since : scope.now
      return alerts.note(alert, check, { state: known, since, nextAt })
    }
    try {
      const seen = await seeNumber(deps, scope, { alert, saved })
      const { state, against } = judgeAlert(alert.rule, seen, alert.state)
      // Off from the start is no news.
      const isTurn = state !== 'unknown' && state !== alert.state && (alert.state === 'on' || state === 'on')
      const check = await note({ at: scope.now, value: seen.value, against, state, isTurn, failed: '' })
      if (check.isTurn) await announce(alert, check.id)
      return check
    } catch (error) {
      const failed = error instanceof Error ? error.message : ''
      await note({ at: scope.now, value: null, against: null, state: 'unknown', isTurn: false, failed })
      throw error
    }
  }

  /** To each reader and to the webhook, by a job of its own. Announced twice it is told once. */
  async function announce(alert: KeptAlert, check: number): Promise<void> {
    const { workspace, id } = alert
    const to = (await deps.readers.resolve(workspace, alert.readers)).map(({ key }) => key)
    for (const reader of [...to, ...(alert.webhook === '' ? [] : ['webhook'])])
      await jobs.enqueue(
        alertJobs.tell,
        { workspace, alert: id, check, reader },
        { key: `${alertJobs.tell} ${id} ${check} ${reader}`, maxAttempts: 8 },
      )
  }

  async function tell(
    workspace: number,
    id: number,
    { check: number, reader }: { check: number; reader: string },
  ) {
    const alert = await alerts.read(workspace, id)
    const check = await alerts.check(id, number)
    if (!check) return
    const key = `alert ${id} ${number} ${reader}`
    const letter = { workspace, mail: null, dueAt: check.at, reader, at: clock.now() }
    if (!(await deps.letters.claim(key, letter))) return
    try {
      if (reader === 'webhook') await callWebhook(deps, alert, check)
      else await mailReader(deps, { alert, check, reader })
    } catch (error) {
      const failed = error instanceof Error ? error.message : ''
      await deps.letters.finish(key, 'failed', { at: clock.now(), failed })
      throw error
    }
    await deps.letters.finish(key, 'sent', { at: clock.now() })
  }

  async function due(workspace: number, id: number): Promise<void> {
    const alert = (await alerts.list(workspace)).find(one => one.id === id)
    if (!alert?.isOn) return
    const now = clock.now()
    if (alert.nextAt !== null && alert.nextAt > now) {
      await schedule(alert, alert.nextAt)
      return
    }
    try {
      await look(workspace, id)
    } finally {
      await schedule(alert, now + alert.everyMinutes * minuteMs)
    }
  }

  return {
    schedule,
    look,
    due,
    tell,
    jobs: jobDefinitions({ due, tell }),
    /** What a crash lost of the queue is there again, also what was found and not yet told. */
    async start(): Promise<void> {
      for (const alert of await alerts.allOn()) {
        await schedule(alert, alert.nextAt ?? clock.now())
        const turn = await alerts.lastTurn(alert.id)
        if (turn && turn.at > clock.now() - dayMs) await announce(alert, turn.id)
      }
    },
  }
}

export type Alerts = ReturnType<typeof createAlerts>

/** The number now, and in as many periods before as its rule asks. */
async function seeNumber(
  { asking, zones, placeOf }: AlertDeps,
  scope: Scope,
  { alert, saved }: { alert: KeptAlert; saved: Pick<KeptQuestion, 'question' | 'input'> },
): Promise<Seen> {
  const { question } = saved
  const read = async (input: KeptQuestion['input']) =>
    readNumber(await askPlainly(asking, scope, { question, input }), alert.path)
  const kind = alert.rule.kind
  if (kind === 'above' || kind === 'below') return { value: await read(saved.input), before: [] }
  const period = await periodOf(asking, scope, saved)
  if (!period) throw new RihlaError('alert.no-period')
  const { settings } = await placeOf(scope.workspace)
  const offsets = zones.offsets(settings.zone)
  const wholeMs = spanOf(saved.input, period)
  const before: (number | null)[] = []
  for (let lengths = 1; lengths <= periodsBefore[kind]; lengths++)
    before.push(await read({ ...saved.input, period: periodEarlier(period, { lengths, wholeMs, offsets }) }))
  return { value: await read({ ...saved.input, period }), before }
}

/** How long the whole period is: as it was said, or as its instants are. */
function spanOf(input: Readonly<Record<string, unknown>>, period: { from: number; to: number }): number {
  const said = z.object({ days: z.number() }).safeParse(input.period)
  return said.success ? said.data.days * dayMs : period.to - period.from
}

async function mailReader(
  deps: AlertDeps,
  { alert, check, reader: key }: { alert: KeptAlert; check: AlertCheck; reader: string },
): Promise<void> {
  if (!deps.mail) throw new RihlaError('board.no-mail')
  const { workspace, id } = alert
  const reader = (await deps.readers.resolve(workspace, alert.readers)).find(one => one.key === key)
  const [saved] = await deps.saved.find(workspace, [alert.saved])
  if (!reader || !saved) return
  const place = await deps.placeOf(workspace)
  const token = unsubscribeToken(await deps.secret(), ['alert', id, key])
  const { publicUrl } = deps
  const settings = { ...place.settings, language: reader.language }
  const written = writeAlert(
    { alert, check, savedName: saved.name, workspaceName: place.name },
    {
      settings,
      formats: createFormats(settings),
      names: await deps.displayNames(workspace),
      link: publicUrl === null ? null : `${publicUrl}/boards?tab=alerts`,
      unsubscribe: publicUrl === null ? null : `${publicUrl}/unsubscribe/${token}`,
    },
  )
  await deps.mail({
    to: reader.address,
    ...written,
    messageId: `<alert-${id}-${check.id}-${token.slice(-20)}@rihla>`,
  })
}

async function callWebhook({ outgoing }: AlertDeps, alert: KeptAlert, check: AlertCheck): Promise<void> {
  const { id, workspace, name, path, rule } = alert
  const { at, value, against, state } = check
  const said = { type: 'question.alert', workspace, alert: id, name, state, at, value, against }
  const body = JSON.stringify({ ...said, path, rule: alertRule.parse(rule) })
  const signature = createHmac('sha256', alert.secret).update(body).digest('hex')
  const { status } = await outgoing({
    method: 'POST',
    url: alert.webhook,
    headers: { 'content-type': 'application/json', 'x-rihla-signature': `sha256=${signature}` },
    body,
    maxBytes: 100_000,
    timeoutMs: 10_000,
  })
  if (status >= 300) throw new Error(`the webhook answered ${status}`)
}

function jobDefinitions({
  due,
  tell,
}: {
  due(workspace: number, id: number): Promise<void>
  tell(workspace: number, id: number, of: { check: number; reader: string }): Promise<void>
}): JobDefinition[] {
  const workspace = z.number().int().positive()
  const alert = z.number().int().positive()
  return [
    defineJob({
      name: alertJobs.check,
      schema: z.object({ workspace, alert }),
      handler: payload => due(payload.workspace, payload.alert),
    }),
    defineJob({
      name: alertJobs.tell,
      schema: z.object({ workspace, alert, check: z.number(), reader: z.string() }),
      handler: payload => tell(payload.workspace, payload.alert, payload),
    }),
  ]
}
