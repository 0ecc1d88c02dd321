import { z } from 'zod'
import type { AttemptLimit } from '../../govern/attempt-limit.ts'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, empty, route, stream } from '../../platform/http/route.ts'
import type { DisplayName } from '../../platform/i18n/display-names.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { canonical } from '../canonical.ts'
import { askAnswerSchema, askBodySchema } from '../model-ask.ts'
import { namesPeople } from '../names-people.ts'
import { type Asking, answerTiles } from './asking.ts'
import type { Place } from './boards-deps.ts'
import { findThing, type ThingDeps } from './collect-content.ts'
import type { EmbedRecords, OpenEmbed } from './embed-records.ts'
import { namesOfThings, refuseHidden } from './hidden-things.ts'
import { embedBody, embedListSchema, type Frozen, newEmbedSchema, openedEmbed } from './model-embeds.ts'
import { freshMs, shownMs } from './model-recent.ts'
import { showTiles } from './show-tiles.ts'
import { idParam } from './tables.ts'
import { writeAnswerCsv } from './write-csv.ts'

export interface EmbedRouteDeps extends ThingDeps {
  readonly embeds: EmbedRecords
  readonly clock: Clock
  readonly attempts: AttemptLimit
  placeOf(workspace: number): Promise<Place>
  displayNames(workspace: number): Promise<readonly DisplayName[]>
}

const editor = { role: 'editor' } as const
/** Whoever shows a board on a busy page is served from what was just answered; guessing tokens is hopeless. */
const limits = {
  byAddress: { attempts: 300, perMs: 60_000 },
  byLink: { attempts: 1_200, perMs: 60_000 },
} as const

/** Links for people without an account: made and revoked by editors, opened by anybody who has one. */
export function embedRoutes(deps: EmbedRouteDeps): AnyRoute[] {
  return [...linkRoutes(deps), ...openRoutes(deps)]
}

function linkRoutes(deps: EmbedRouteDeps): AnyRoute[] {
  const { embeds, clock } = deps
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/embeds',
      access: editor,
      summary: 'Links by which boards and questions are shown elsewhere',
      response: embedListSchema,
      async handler({ scope, caller }) {
        const names = await namesOfThings(deps, scope.workspace, caller)
        return { embeds: (await embeds.list(scope.workspace)).filter(({ of }) => names(of) !== null) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/embeds',
      access: editor,
      summary:
        'A link that shows a board or a question as it is now, to whoever has it; its secret is told once',
      body: embedBody,
      response: newEmbedSchema,
      status: 201,
      async handler({ scope, body, caller }) {
        await refuseHidden(deps, scope.workspace, { of: body.of, caller })
        const found = await findThing(deps, scope.workspace, body.of)
        if (!found) throw new RihlaError('not-found')
        const shown = await showTiles(deps, scope, found.content, { reader: { caller } })
        const naming = shown.find(tile => namesPeople(tile.question))
        if (naming) throw new RihlaError('embed.names-people', { question: naming.question })
        const byId = new Map(shown.map(tile => [tile.id, tile]))
        const frozen: Frozen = {
          title: body.name === '' ? found.name : body.name,
          tiles: found.content.tiles.map(tile => ({
            ...{ id: tile.id, width: tile.width, height: tile.height },
            text: tile.kind === 'text' ? tile.text : null,
            shown: byId.get(tile.id) ?? null,
          })),
        }
        const made = await embeds.create(scope.workspace, { body, frozen }, { caller, at: clock.now() })
        return { embed: made.embed, path: `/embed/${made.token}` }
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/embeds/:embed',
      access: editor,
      summary: 'Ends a link',
      params: z.object({ embed: idParam }),
      response: empty,
      async handler({ scope, params, caller }) {
        const { of } = await embeds.read(scope.workspace, params.embed)
        await refuseHidden(deps, scope.workspace, { of, caller })
        await embeds.revoke(scope.workspace, params.embed, { caller, at: clock.now() })
      },
    }),
  ]
}

const token = z.string().min(10).max(100)

function openRoutes(deps: EmbedRouteDeps): AnyRoute[] {
  const { embeds, clock, asking } = deps
  const open = async (secret: string, ip: string): Promise<{ embed: OpenEmbed; scope: Scope }> => {
    deps.attempts.count(`embed ${ip}`, limits.byAddress)
    const embed = await embeds.open(secret, clock.now())
    if (!embed) throw new RihlaError('embed.gone')
    deps.attempts.count(`embed-link ${embed.id}`, limits.byLink)
    return { embed, scope: { workspace: embed.workspace, now: clock.now() } }
  }
  return [
    route({
      method: 'GET',
      path: '/api/embed/:token',
      access: 'public',
      summary: 'What a link shows: texts, and the questions that may be asked through it',
      params: z.object({ token }),
      response: openedEmbed,
      async handler({ params, ip }) {
        const { embed } = await open(params.token, ip)
        await embeds.countOpened(embed.id, clock.now())
        const { settings } = await deps.placeOf(embed.workspace)
        const { language, theme } = embed.settings
        const { language: _, ...region } = settings
        return {
          ...embed.frozen,
          ...{ language, theme },
          region: { ...region, offsets: [...region.offsets], weekend: [...region.weekend] },
          names: await namesShown(deps, embed),
        }
      },
    }),
    route({
      method: 'POST',
      path: '/api/embed/:token/ask/:question',
      access: 'public',
      summary: 'Asks one of the questions that the link shows, exactly as it was shared',
      params: z.object({ token, question: z.string().max(100) }),
      body: askBodySchema,
      response: askAnswerSchema,
      async handler({ params, body, ip }) {
        const { embed, scope } = await open(params.token, ip)
        const wanted = await said(asking, scope, { ...body, question: params.question })
        for (const { shown } of embed.frozen.tiles) {
          if (!shown || shown.broken || (await said(asking, scope, shown)) !== wanted) continue
          const [answer] = await answerTiles(asking, scope, {
            tiles: [shown],
            notOlderThanMs: Math.max(freshMs, body.notOlderThanMs),
          })
          if (answer?.asked) return answer.asked
          throw new RihlaError('embed.unanswered')
        }
        throw new RihlaError('not-found')
      },
    }),
    route({
      method: 'GET',
      path: '/api/embed/:token/tiles/:tile/csv',
      access: 'public',
      summary: 'One answer of the link as a table for spreadsheets',
      params: z.object({ token, tile: z.string().max(40) }),
      response: stream('text/csv'),
      async handler({ params, ip }) {
        const { embed, scope } = await open(params.token, ip)
        const tile = embed.frozen.tiles.find(({ id }) => id === params.tile)
        if (!tile?.shown) throw new RihlaError('not-found')
        const [answer] = await answerTiles(asking, scope, {
          tiles: [tile.shown],
          notOlderThanMs: shownMs(0),
        })
        if (!answer?.asked) throw new RihlaError('embed.unanswered')
        const { settings } = await deps.placeOf(embed.workspace)
        const csv = writeAnswerCsv(answer.asked.answer, {
          settings: { ...settings, language: embed.settings.language },
          names: await namesShown(deps, embed),
        })
        return new Response(csv, {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': 'attachment; filename="rihla.csv"',
            'cache-control': 'no-store',
          },
        })
      },
    }),
  ]
}

/** A question as its schema reads it now: what is said in other words is the same. What cannot be read is like nothing else. */
async function said(
  asking: Asking,
  scope: Scope,
  {
    question,
    input,
    compare,
    breakdown,
  }: { question: string; input?: unknown; compare: unknown; breakdown: unknown },
): Promise<string> {
  const known = asking.find(question)
  const around = askBodySchema.safeParse({ compare, breakdown })
  if (!known || !around.success) throw new RihlaError('not-found')
  const read = known.input.safeParse(await asking.complete(scope, question, input))
  if (!read.success) throw new RihlaError('not-found')
  return canonical([question, read.data, around.data.compare, around.data.breakdown])
}

/** Display names of what stands in the shared questions, and of what their answers may name: events and channels. */
async function namesShown(deps: EmbedRouteDeps, { workspace, frozen }: OpenEmbed): Promise<DisplayName[]> {
  const said = JSON.stringify(frozen.tiles.map(tile => tile.shown?.input))
  const whole = frozen.tiles.some(tile => tile.shown && !/"any"/.test(JSON.stringify(tile.shown.input)))
  return (await deps.displayNames(workspace)).filter(
    ({ kind, raw }) =>
      said.includes(JSON.stringify(raw)) || (whole && (kind === 'event' || kind === 'channel')),
  )
}
