/**
 * Everything a user can cause has a stable code here. The server sends the code and its parameters;
 * the reader's language makes the sentence (`i18n/errors.en.ts`, `i18n/errors.ar.ts`).
 */
export const errorCodes = {
  'account.circle': 409,
  'account.exists': 409,
  'alert.no-period': 422,
  'alert.path-missing': 422,
  'auth.forbidden': 403,
  'auth.link-invalid': 410,
  'auth.other-address': 403,
  'auth.required': 401,
  'auth.too-many': 429,
  'auth.wrong-credentials': 401,
  'auth.wrong-origin': 403,
  'backup.damaged': 422,
  'backup.exists': 409,
  'backup.newer': 409,
  'backup.not-empty': 409,
  'board.changed': 409,
  'board.no-mail': 409,
  'board.no-member': 422,
  'board.outside-forbidden': 403,
  'board.too-many': 409,
  'body.invalid': 400,
  'body.too-large': 413,
  'body.unsupported': 415,
  'bots.list-unreadable': 422,
  'circumstances.too-many': 409,
  'connection.address-plain': 422,
  'connection.address-private': 422,
  'connection.busy': 409,
  'connection.column-missing': 422,
  'connection.forbidden': 422,
  'connection.login-refused': 422,
  'connection.not-found': 422,
  'connection.pages-repeat': 422,
  'connection.rate-limited': 422,
  'connection.refused': 422,
  'connection.settings-invalid': 422,
  'connection.source-failed': 422,
  'connection.table-missing': 422,
  'connection.timed-out': 422,
  'connection.too-large': 422,
  'connection.unauthorised': 422,
  'connection.unreachable': 422,
  'connection.unreadable': 422,
  'data-folder.in-use': 409,
  'data-folder.newer': 409,
  'data-folder.unfinished': 409,
  'embed.gone': 410,
  'embed.names-people': 422,
  'embed.unanswered': 422,
  'event.invalid': 400,
  'hook.signature-wrong': 401,
  'identity.same-identifier': 422,
  'import.answers-missing': 409,
  'import.busy': 409,
  'import.file-damaged': 422,
  'import.file-missing': 422,
  'import.file-too-large': 413,
  'import.format-unknown': 415,
  'import.lookup-too-large': 413,
  'import.mapping-invalid': 422,
  'import.too-many-rows': 413,
  internal: 500,
  'map.changed': 409,
  'map.no-events': 409,
  'mapping.busy': 409,
  'mapping.changed': 409,
  'mapping.invalid': 422,
  'member.exists': 409,
  'member.last-owner': 409,
  'name.taken': 409,
  'not-found': 404,
  'params.invalid': 400,
  'password.weak': 400,
  'query.invalid': 400,
  'plan.changed': 409,
  'plan.invalid': 422,
  'question.too-large': 422,
  'question.too-many-periods': 422,
  'question.too-slow': 504,
  'saved.changed': 409,
  'store.in-use': 409,
  'warehouse.unavailable': 503,
} as const

export type ErrorCode = keyof typeof errorCodes
export type ErrorParams = Readonly<Record<string, string | number>>

/** An error that a user caused or can act on. `status` is the HTTP status of its code. */
export class RihlaError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.name = 'RihlaError'
    this.code = code
    this.params = params
  }

  get status(): number {
    return errorCodes[this.code]
  }
}

/** Ends a `switch` over a union: a new member becomes a type error here. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
