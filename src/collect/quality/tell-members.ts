import { createHmac } from 'node:crypto'
import type { Outgoing } from '../../platform/http/outgoing.ts'
import { createFormats } from '../../platform/i18n/formats.ts'
import { defaultRegion } from '../../platform/i18n/locale.ts'
import { translator } from '../../platform/i18n/translate.ts'
import type { Mail } from '../../platform/mail.ts'
import { sayAlarm } from './model-alarm-sentence.ts'
import { alarmSentences } from './model-alarm-words.ts'
import type { QualityRecords, StoredAlarm, Subscription } from './records.ts'

export interface TellDeps {
  readonly records: Pick<QualityRecords, 'noteFailure'>
  readonly mail: Mail | null
  readonly outgoing: Outgoing
  readonly publicUrl: string | null
}

export interface Told {
  readonly workspace: number
  readonly workspaceName: string
  readonly alarms: readonly StoredAlarm[]
}

/**
 * Sends new alarms to one member: a letter in their language, and a signed JSON to their address. What cannot be delivered
 * is noted on the subscription, where its owner reads it, and thrown, so that the queue tries again.
 */
export async function tellMember(deps: TellDeps, member: Subscription, told: Told): Promise<void> {
  if (told.alarms.length === 0) return
  try {
    if (member.mail && deps.mail && member.address !== '') await sendLetter(deps.mail, deps, member, told)
    if (member.webhook !== '') await callWebhook(deps.outgoing, member, told)
  } catch (error) {
    await deps.records.noteFailure(told.workspace, member.userId, error instanceof Error ? error.message : '')
    throw error
  }
  await deps.records.noteFailure(told.workspace, member.userId, '')
}

async function sendLetter(
  mail: Mail,
  { publicUrl }: TellDeps,
  member: Subscription,
  { alarms, workspaceName }: Told,
): Promise<void> {
  const settings = { ...defaultRegion, language: member.language }
  const t = translator(alarmSentences, settings)
  const formats = createFormats(settings)
  const [first] = alarms
  const kind = first ? t(`kind.${first.kind}`) : ''
  const lines = alarms.map(alarm => `• ${formats.date(alarm.lastDay)} — ${sayAlarm(alarm, t, formats)}`)
  const link = publicUrl === null ? [] : ['', t('mail.where', { url: `${publicUrl}/data/quality` })]
  await mail({
    to: member.address,
    // A line break in a name must not become a header.
    subject: t('mail.subject', { n: alarms.length, kind, workspace: workspaceName }).replace(/[\r\n]+/g, ' '),
    text: [...lines, ...link].join('\n'),
  })
}

async function callWebhook(outgoing: Outgoing, member: Subscription, told: Told): Promise<void> {
  const body = JSON.stringify({
    type: 'quality.alarms',
    workspace: told.workspace,
    alarms: told.alarms.map(({ id, kind, source, subject, days, firstDay, lastDay }) => ({
      ...{ id, kind, source, event: subject.event, path: subject.path, firstDay, lastDay },
      day: days.at(-1) ?? null,
    })),
  })
  const signature = createHmac('sha256', member.secret).update(body).digest('hex')
  const { status } = await outgoing({
    method: 'POST',
    url: member.webhook,
    headers: { 'content-type': 'application/json', 'x-rihla-signature': `sha256=${signature}` },
    body,
    maxBytes: 100_000,
    timeoutMs: 10_000,
  })
  if (status >= 300) throw new Error(`the webhook answered ${status}`)
}
