import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import type { Mapping } from './mapping.ts'
import {
  mappingAnswer,
  previewAnswer,
  previewBody,
  runAnswer,
  runBody,
  runsAnswer,
  saveBody,
  versionAnswer,
} from './model-mapping.ts'

const base = '/api/w/:workspace/mapping'
const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const owner = { role: 'owner' } as const
const oneRun = z.object({ id: z.coerce.number().int().positive() })
const oneVersion = z.object({ version: z.coerce.number().int().positive() })
/** Lookup tables may be long. */
const ruleBytes = 5_000_000

interface Deps {
  readonly mapping: Mapping
  readonly clock: Clock
}

export function mappingRoutes(deps: Deps): AnyRoute[] {
  return [...ruleRoutes(deps), ...runRoutes(deps)]
}

function ruleRoutes({ mapping, clock }: Deps): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: base,
      access: viewer,
      summary: 'The mapping rules, their versions, and what they did to events',
      response: mappingAnswer,
      handler: ({ scope }) => mapping.overview(scope),
    }),
    route({
      method: 'POST',
      path: base,
      access: editor,
      summary: 'Saves the rules as a new version; what comes in from now on is read so',
      body: saveBody,
      maxBytes: ruleBytes,
      response: mappingAnswer,
      async handler({ scope, body, caller }) {
        await mapping.save(scope.workspace, body, { caller, at: clock.now() })
        return mapping.overview(scope)
      },
    }),
    route({
      method: 'POST',
      path: `${base}/preview`,
      access: editor,
      summary: 'What rules would make of the latest events, or of one; nothing is kept',
      body: previewBody,
      maxBytes: ruleBytes,
      response: previewAnswer,
      handler: ({ scope, body }) => mapping.preview(scope.workspace, body),
    }),
    route({
      method: 'GET',
      path: `${base}/versions/:version`,
      access: viewer,
      summary: 'One version of the rules',
      params: oneVersion,
      response: versionAnswer,
      handler: ({ scope, params: { version } }) => mapping.version(scope.workspace, version),
    }),
    route({
      method: 'POST',
      path: `${base}/versions/:version/restore`,
      access: editor,
      summary: 'Makes an older version the newest again, under a number of its own',
      params: oneVersion,
      response: mappingAnswer,
      async handler({ scope, params: { version }, caller }) {
        await mapping.restore(scope.workspace, version, { caller, at: clock.now() })
        return mapping.overview(scope)
      },
    }),
  ]
}

function runRoutes({ mapping, clock }: Deps): AnyRoute[] {
  const steps = [
    { step: 'pause', summary: 'Pauses a run over the past; nothing has changed until its end' },
    { step: 'resume', summary: 'Goes on with a paused run where it had come to' },
    { step: 'cancel', summary: 'Gives a run up before it has changed anything' },
  ] as const
  return [
    route({
      method: 'GET',
      path: `${base}/runs`,
      access: viewer,
      summary: 'Runs that derive past events again, newest first',
      response: runsAnswer,
      handler: async ({ scope }) => ({ runs: await mapping.runs(scope.workspace) }),
    }),
    route({
      method: 'POST',
      path: `${base}/runs`,
      access: owner,
      summary:
        'Derives past events again under the newest version, in the background; with `again` also those that it read already',
      body: runBody,
      response: runAnswer,
      status: 201,
      handler: ({ scope, body, caller }) => mapping.start(scope.workspace, body, { caller, at: clock.now() }),
    }),
    ...steps.map(({ step, summary }) =>
      route({
        method: 'POST',
        path: `${base}/runs/:id/${step}`,
        access: owner,
        summary,
        params: oneRun,
        response: runAnswer,
        handler: ({ scope, params: { id } }) => mapping[step](scope.workspace, id),
      }),
    ),
  ]
}
