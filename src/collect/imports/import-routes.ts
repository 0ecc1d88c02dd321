import { z } from 'zod'
import type { Caller } from '../../platform/http/access.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import type { ImportService } from './import-service.ts'
import {
  importDetail,
  importList,
  importPreview,
  importRecord,
  inspectBody,
  mappingBody,
  maxFileBytes,
  newImport,
} from './model-import.ts'

const one = z.object({ id: z.coerce.number().int().positive() })
const file = one.extend({ name: z.string().min(1).max(500) })
const base = '/api/w/:workspace/imports'
/** Mappings of hundreds of columns. */
const mappingBytes = 5_000_000

export interface ImportRouteDeps {
  readonly imports: ImportService
  /** The audit trail of the workspace. */
  recordChange(change: {
    readonly workspace: number
    readonly caller: Caller
    readonly action: string
    readonly subject: string
  }): Promise<void>
}

export function importRoutes(deps: ImportRouteDeps): AnyRoute[] {
  return [...recordRoutes(deps), ...preparingRoutes(deps.imports), ...workingRoutes(deps)]
}

function recordRoutes({ imports, recordChange }: ImportRouteDeps): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: base,
      access: { role: 'viewer' },
      summary: 'Imports of files, newest first',
      response: importList,
      handler: async ({ scope }) => ({ imports: await imports.list(scope.workspace) }),
    }),
    route({
      method: 'POST',
      path: base,
      access: { role: 'editor' },
      summary: 'Begins an import: files are uploaded to it next',
      body: newImport,
      response: importRecord,
      status: 201,
      handler: ({ scope, body, caller }) => imports.create(scope.workspace, body.name, nameOf(caller)),
    }),
    route({
      method: 'GET',
      path: `${base}/:id`,
      access: { role: 'viewer' },
      summary: 'Where an import stands; before its start also what was found and what is asked',
      params: one,
      response: importDetail,
      handler: ({ scope, params }) => imports.detail(scope.workspace, params.id),
    }),
    route({
      method: 'DELETE',
      path: `${base}/:id`,
      access: { role: 'editor' },
      summary: 'Removes an import that brought nothing, or was undone, with its files',
      params: one,
      response: empty,
      handler: async ({ scope, params, caller }) => {
        await imports.remove(scope.workspace, params.id)
        await recordChange(changeOf(scope.workspace, { id: params.id, caller, action: 'import.removed' }))
      },
    }),
  ]
}

function preparingRoutes(imports: ImportService): AnyRoute[] {
  return [
    route({
      method: 'PUT',
      path: `${base}/:id/files/:name`,
      access: { role: 'editor' },
      summary: 'Uploads one file as it is (CSV, XLSX, Parquet, JSON or XES, also packed with gzip)',
      params: file,
      maxBytes: maxFileBytes,
      response: importRecord,
      handler: ({ scope, params, upload }) =>
        imports.upload(scope.workspace, params.id, { name: params.name, content: upload.stream() }),
    }),
    route({
      method: 'POST',
      path: `${base}/:id/inspect`,
      access: { role: 'editor' },
      summary: 'Looks at every row and proposes a mapping, with the questions that are open',
      params: one,
      body: inspectBody,
      response: importDetail,
      handler: ({ scope, params, body }) => imports.inspect(scope.workspace, params.id, body.answers),
    }),
    route({
      method: 'PUT',
      path: `${base}/:id/mapping`,
      access: { role: 'editor' },
      summary: 'Answers questions, or sets a mapping that was edited or saved before',
      params: one,
      body: mappingBody,
      maxBytes: mappingBytes,
      response: importDetail,
      handler: ({ scope, params, body }) =>
        'answers' in body
          ? imports.answer(scope.workspace, params.id, body.answers)
          : imports.setMapping(scope.workspace, params.id, body.mapping),
    }),
  ]
}

function workingRoutes({ imports, recordChange }: ImportRouteDeps): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: `${base}/:id/preview`,
      access: { role: 'editor' },
      summary: 'The first events and refused rows as they would be',
      params: one,
      response: importPreview,
      handler: ({ scope, params }) => imports.preview(scope.workspace, params.id),
    }),
    route({
      method: 'POST',
      path: `${base}/:id/start`,
      access: { role: 'editor' },
      summary: 'Imports in the background',
      params: one,
      response: importRecord,
      status: 202,
      handler: async ({ scope, params, caller }) => {
        const found = await imports.start(scope.workspace, params.id)
        await recordChange(changeOf(scope.workspace, { id: params.id, caller, action: 'import.started' }))
        return found
      },
    }),
    ...(['pause', 'resume'] as const).map(verb =>
      route({
        method: 'POST',
        path: `${base}/:id/${verb}`,
        access: { role: 'editor' },
        summary:
          verb === 'pause'
            ? 'Stops an import where it can go on; what it brought stays'
            : 'Goes on with an import that was paused',
        params: one,
        response: importRecord,
        status: 202,
        handler: async ({ scope, params, caller }) => {
          const found = await imports[verb](scope.workspace, params.id)
          const action = `import.${verb}d`
          await recordChange(changeOf(scope.workspace, { id: params.id, caller, action }))
          return found
        },
      }),
    ),
    route({
      method: 'POST',
      path: `${base}/:id/undo`,
      access: { role: 'editor' },
      summary: 'Takes everything that the import brought out again, in the background',
      params: one,
      response: importRecord,
      status: 202,
      handler: async ({ scope, params, caller }) => {
        const found = await imports.undo(scope.workspace, params.id)
        await recordChange(changeOf(scope.workspace, { id: params.id, caller, action: 'import.undone' }))
        return found
      },
    }),
  ]
}

function changeOf(workspace: number, change: { id: number; caller: Caller; action: string }) {
  return { workspace, caller: change.caller, action: change.action, subject: String(change.id) }
}

/** Empty for the command line of this installation. */
function nameOf(caller: Caller): string {
  return caller.kind === 'user' ? caller.name : ''
}
