import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { defineJob, type JobDefinition } from '../../platform/jobs/jobs.ts'
import type { BoardsDeps } from './boards-deps.ts'
import { collectTiles, findThing, type ThingDeps } from './collect-content.ts'
import type { KeptMail, MailRecords } from './mail-records.ts'
import { nextDue } from './next-due.ts'
import type { LetterReader, ReadersOf } from './readers.ts'
import { unsubscribeToken } from './unsubscribe-token.ts'
import { type LetterContent, writeLetter } from './write-letter.ts'

export const mailJobs = { due: 'understand.board-mail', letter: 'understand.board-letter' } as const

export interface MailDeps extends BoardsDeps, ThingDeps {
  readonly boards: ThingDeps['boards']
  readonly mails: MailRecords
  readonly readers: ReadersOf
  secret(): Promise<string>
}

const yearMs = 366 * 86_400_000

/**
 * Mails boards at their hours. What is due is kept in the store; each mail has one job that waits for it, and each letter a job of
 * its own, so that one address that is refused keeps nobody else waiting. After a stop the latest that was missed is sent once.
 */
export function createMails(deps: MailDeps) {
  const { mails, readers, jobs, clock, zones } = deps
  // The letters of one due time show the same answers: they are asked once.
  const collected = new Map<string, Promise<LetterContent>>()

  const schedule = ({ workspace, id }: Pick<KeptMail, 'workspace' | 'id'>, at: number) =>
    jobs.enqueue(mailJobs.due, { workspace, mail: id }, { key: `${mailJobs.due} ${id}`, runAt: at })

  async function due(workspace: number, id: number): Promise<void> {
    const mail = await mails.find(id)
    if (!mail || mail.workspace !== workspace || !mail.isOn) return
    const now = clock.now()
    const dueAt = mail.nextAt ?? nextDue(mail.schedule, zones, now)
    if (dueAt > now) {
      await schedule(mail, dueAt)
      return
    }
    for (const { key: reader } of await readers.resolve(workspace, mail.readers))
      await jobs.enqueue(
        mailJobs.letter,
        { workspace, mail: id, dueAt, reader },
        { key: `${mailJobs.letter} ${id} ${dueAt} ${reader}`, maxAttempts: 8 },
      )
    const next = nextDue(mail.schedule, zones, now)
    await mails.setNext(workspace, id, next)
    await schedule(mail, next)
    await mails.forgetLetters(now - yearMs)
  }

  async function letter(
    workspace: number,
    id: number,
    { dueAt, reader: key }: { dueAt: number; reader: string },
  ) {
    const mail = await mails.find(id)
    if (!mail || mail.workspace !== workspace) return
    const reader = (await readers.resolve(workspace, mail.readers)).find(one => one.key === key)
    // Unsubscribed, or left, since it was due.
    if (!reader) return
    const letterKey = `mail ${id} ${dueAt} ${key}`
    const said = { workspace, mail: id, dueAt, reader: key, at: clock.now() }
    if (!(await mails.claim(letterKey, said))) return
    try {
      await send(mail, reader, `${id} ${dueAt}`)
    } catch (error) {
      const failed = error instanceof Error ? error.message : ''
      await mails.finish(letterKey, 'failed', { at: clock.now(), failed })
      throw error
    }
    await mails.finish(letterKey, 'sent', { at: clock.now() })
  }

  /** @throws RihlaError `board.no-mail`, `not-found`; what the mail server refuses */
  async function send(mail: KeptMail, reader: LetterReader, once: string): Promise<void> {
    if (!deps.mail) throw new RihlaError('board.no-mail')
    const found = await findThing(deps, mail.workspace, mail.of)
    if (!found) throw new RihlaError('not-found')
    const place = await deps.placeOf(mail.workspace)
    const content = await collect(mail, found, { once, workspaceName: place.name })
    const token = unsubscribeToken(await deps.secret(), ['mail', mail.id, reader.key])
    const unsubscribe = deps.publicUrl === null ? null : `${deps.publicUrl}/unsubscribe/${token}`
    const written = writeLetter(content, {
      settings: { ...place.settings, language: reader.language },
      names: await deps.displayNames(mail.workspace),
      link: deps.publicUrl === null ? null : deps.publicUrl + found.path,
      unsubscribe,
    })
    const oneClick = `<${deps.publicUrl}/api/board-mails/unsubscribe/${token}>`
    await deps.mail({
      to: reader.address,
      ...written,
      messageId: `<board-${once.replace(' ', '-')}-${token.slice(-20)}@rihla>`,
      headers: unsubscribe
        ? { 'List-Unsubscribe': oneClick, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {},
    })
  }

  async function collect(
    mail: KeptMail,
    { name, content }: NonNullable<Awaited<ReturnType<typeof findThing>>>,
    { once, workspaceName }: { once: string; workspaceName: string },
  ): Promise<LetterContent> {
    const known = collected.get(once)
    if (known) return known
    const at = clock.now()
    const made = collectTiles(
      deps,
      { workspace: mail.workspace, now: at },
      { content, reader: { authorId: mail.authorId } },
    ).then(tiles => ({ name, workspaceName, author: mail.author, at, tiles }))
    collected.set(once, made)
    made.catch(() => collected.delete(once))
    for (const oldest of collected.keys()) {
      if (collected.size <= 8) break
      collected.delete(oldest)
    }
    return made
  }

  return {
    schedule,
    due,
    letter,
    /** To one reader, now, beside what is due. */
    sendNow: (mail: KeptMail, reader: LetterReader) => send(mail, reader, `now-${mail.id} ${clock.now()}`),
    nextOf: (mail: Pick<KeptMail, 'schedule'>) => nextDue(mail.schedule, zones, clock.now()),
    jobs: jobDefinitions({ due, letter }),
    /** What a crash lost of the queue is there again. */
    async start(): Promise<void> {
      for (const mail of await mails.allOn()) await schedule(mail, mail.nextAt ?? clock.now())
    },
  }
}

export type Mails = ReturnType<typeof createMails>

function jobDefinitions({
  due,
  letter,
}: {
  due(workspace: number, id: number): Promise<void>
  letter(workspace: number, id: number, of: { dueAt: number; reader: string }): Promise<void>
}): JobDefinition[] {
  const workspace = z.number().int().positive()
  const mail = z.number().int().positive()
  return [
    defineJob({
      name: mailJobs.due,
      schema: z.object({ workspace, mail }),
      handler: payload => due(payload.workspace, payload.mail),
    }),
    defineJob({
      name: mailJobs.letter,
      schema: z.object({ workspace, mail, dueAt: z.number(), reader: z.string() }),
      handler: payload => letter(payload.workspace, payload.mail, payload),
    }),
  ]
}
