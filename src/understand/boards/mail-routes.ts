import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { Zones } from '../../platform/zones/zones.ts'
import type { ThingDeps } from './collect-content.ts'
import { namesOfThings, refuseHidden } from './hidden-things.ts'
import type { KeptMail, MailRecords } from './mail-records.ts'
import type { Mails } from './mails.ts'
import {
  type BoardMail,
  boardMailsSchema,
  type MailBody,
  mailBody,
  mailLanguages,
  type Readers,
} from './model-mails.ts'
import type { ReadersOf } from './readers.ts'
import { idOf, idParam } from './tables.ts'

export interface MailRouteDeps extends ThingDeps {
  readonly mails: Mails
  readonly mailRecords: MailRecords
  readonly readers: ReadersOf
  readonly zones: Pick<Zones, 'isZone'>
  readonly clock: Clock
  readonly canMail: boolean
}

const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const owner = { role: 'owner' } as const
const params = z.object({ mail: idParam })

/** What is mailed when and to whom. */
export function mailRoutes(deps: MailRouteDeps): AnyRoute[] {
  return [...changeRoutes(deps), ...readerRoutes(deps)]
}

async function answer(deps: MailRouteDeps, { workspace }: Scope, caller: Caller) {
  const { mailRecords, readers } = deps
  const [kept, letters, members] = await Promise.all([
    mailRecords.list(workspace),
    mailRecords.lettersOf(workspace),
    readers.members(workspace),
  ])
  const names = await namesOfThings(deps, workspace, caller)
  const known = new Map(members.map(member => [member.userId, member.name]))
  const wordOf = (reader: string) => {
    const [kind, rest] = [reader.slice(0, reader.indexOf(':')), reader.slice(reader.indexOf(':') + 1)]
    return kind === 'member' ? (known.get(rest) ?? '') : rest
  }
  const mails = kept.flatMap((mail): BoardMail[] => {
    const name = names(mail.of)
    if (name === null) return []
    return [
      {
        ...{ id: mail.id, of: mail.of, name, schedule: mail.schedule, isOn: mail.isOn, author: mail.author },
        isMine: mail.authorId !== null && mail.authorId === idOf(caller),
        nextAt: mail.isOn ? mail.nextAt : null,
        readers: {
          members: mail.readers.members.map(userId => ({
            ...{ userId, name: known.get(userId) ?? '', hasLeft: !known.has(userId) },
          })),
          outside: mail.readers.outside,
        },
        letters: letters
          .filter(letter => letter.mail === mail.id)
          .slice(0, 20)
          .map(({ dueAt, reader, state, at, failed }) => ({ dueAt, to: wordOf(reader), state, at, failed })),
      },
    ]
  })
  return {
    mails,
    members: members.map(({ userId, name }) => ({ userId, name })),
    allowsOutside: await readers.allowsOutside(workspace),
    canMail: deps.canMail,
    language: await readers.languageOf(workspace, idOf(caller)),
  }
}

/** @throws RihlaError `not-found`, `params.invalid`, `board.outside-forbidden` */
async function check(
  deps: MailRouteDeps,
  { workspace }: Scope,
  { caller, body }: { caller: Caller; body: MailBody },
) {
  await refuseHidden(deps, workspace, { of: body.of, caller })
  if (!deps.zones.isZone(body.schedule.zone))
    throw new RihlaError('body.invalid', { path: 'schedule.zone', reason: 'no such zone' })
  await refuseReaders(deps.readers, workspace, body.readers)
}

/** @throws RihlaError `board.outside-forbidden`, `board.no-member` */
export async function refuseReaders(
  readers: ReadersOf,
  workspace: number,
  { members, outside }: Readers,
): Promise<void> {
  if (outside.length > 0 && !(await readers.allowsOutside(workspace)))
    throw new RihlaError('board.outside-forbidden')
  const known = new Set((await readers.members(workspace)).map(({ userId }) => userId))
  if (members.some(userId => !known.has(userId))) throw new RihlaError('board.no-member')
}

/** A mail of something that the caller may not see is not there. */
async function readMail(
  deps: MailRouteDeps,
  { workspace }: Scope,
  { id, caller }: { id: number; caller: Caller },
) {
  const mail = await deps.mailRecords.read(workspace, id)
  await refuseHidden(deps, workspace, { of: mail.of, caller })
  return mail
}

function changeRoutes(deps: MailRouteDeps): AnyRoute[] {
  const { mails, mailRecords, clock } = deps
  const nameOf = async (scope: Scope, of: KeptMail['of'], caller: Caller) =>
    (await namesOfThings(deps, scope.workspace, caller))(of) ?? ''
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/board-mails',
      access: viewer,
      summary: 'Boards and questions that are mailed, to whom, when, and what became of the latest letters',
      response: boardMailsSchema,
      handler: ({ scope, caller }) => answer(deps, scope, caller),
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/board-mails',
      access: editor,
      summary: 'Mails a board or a saved question every day, week or month at an hour of a zone',
      body: mailBody,
      response: boardMailsSchema,
      status: 201,
      async handler({ scope, body, caller }) {
        await check(deps, scope, { caller, body })
        const [nextAt, name] = [mails.nextOf(body), await nameOf(scope, body.of, caller)]
        const actor = { caller, at: clock.now() }
        const id = await mailRecords.create(scope.workspace, { ...body, nextAt, name }, actor)
        if (body.isOn) await mails.schedule({ workspace: scope.workspace, id }, nextAt)
        return answer(deps, scope, caller)
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/board-mails/:mail',
      access: editor,
      summary: 'Changes when and to whom it is mailed, or stops it',
      params,
      body: mailBody.omit({ of: true }),
      response: boardMailsSchema,
      async handler({ scope, params: { mail: id }, body, caller }) {
        const { of } = await readMail(deps, scope, { id, caller })
        const whole = { ...body, of }
        await check(deps, scope, { caller, body: whole })
        const [nextAt, name] = [mails.nextOf(whole), await nameOf(scope, of, caller)]
        const actor = { caller, at: clock.now() }
        await mailRecords.save(scope.workspace, id, { body: { ...whole, nextAt, name }, actor })
        if (body.isOn) await mails.schedule({ workspace: scope.workspace, id }, nextAt)
        return answer(deps, scope, caller)
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/board-mails/:mail',
      access: editor,
      summary: 'Mails it no more',
      params,
      response: empty,
      async handler({ scope, params: { mail: id }, caller }) {
        const mail = await readMail(deps, scope, { id, caller })
        const name = await nameOf(scope, mail.of, caller)
        await mailRecords.remove(scope.workspace, id, { name, actor: { caller, at: clock.now() } })
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/board-mails/:mail/send',
      access: editor,
      summary: 'Sends it now, to the caller alone',
      params,
      response: empty,
      async handler({ scope, params: { mail: id }, caller }) {
        const mail = await readMail(deps, scope, { id, caller })
        if (caller.kind !== 'user') throw new RihlaError('auth.forbidden')
        const language = await deps.readers.languageOf(scope.workspace, caller.userId)
        const reader = { key: `member:${caller.userId}`, address: caller.email, language }
        await mails.sendNow(mail, reader)
      },
    }),
  ]
}

function readerRoutes(deps: MailRouteDeps): AnyRoute[] {
  const { readers } = deps
  return [
    route({
      method: 'PUT',
      path: '/api/w/:workspace/board-mails-language',
      access: viewer,
      summary: 'In which language the caller’s letters come',
      body: z.object({ language: z.enum(mailLanguages) }),
      response: z.object({ language: z.enum(mailLanguages) }),
      async handler({ scope, body: { language }, caller }) {
        if (caller.kind !== 'user') throw new RihlaError('auth.forbidden')
        await readers.sayLanguage(scope.workspace, caller.userId, language)
        return { language }
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/board-mails-outside',
      access: owner,
      summary: 'Whether boards may be mailed to addresses of people who are no members',
      body: z.object({ allows: z.boolean() }),
      response: z.object({ allows: z.boolean() }),
      async handler({ scope, body: { allows }, caller }) {
        await readers.allowOutside(scope.workspace, { allows, actor: { caller, at: deps.clock.now() } })
        return { allows }
      },
    }),
  ]
}
