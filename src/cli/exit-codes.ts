import { RihlaError } from '../platform/errors.ts'

/** What the command line ends with. Documented in `--help`; scripts rely on them. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  refused: 4,
  unavailable: 5,
} as const

export const exitCodeHelp = `
Exit codes:
  0  done
  1  failed
  2  the command or its input was not understood
  3  not found
  4  refused: not allowed, already there, or in use by another process
  5  an engine or the server does not answer; try again`

/** A problem that came over HTTP or was thrown in this process: both have a code, a status and parameters. */
export class CallRefused extends Error {
  readonly problem: {
    readonly code: string
    readonly status: number
    readonly params: Readonly<Record<string, string | number>>
  }

  constructor(problem: CallRefused['problem']) {
    super(`${problem.code} ${JSON.stringify(problem.params)}`)
    this.problem = problem
  }
}

/** What only the command line can say, with the code it ends with. */
export class CommandFailed extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode: number) {
    super(message)
    this.exitCode = exitCode
  }
}

export function problemIn(error: unknown): CallRefused['problem'] | null {
  if (error instanceof CallRefused) return error.problem
  if (error instanceof RihlaError) return { code: error.code, status: error.status, params: error.params }
  return null
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommandFailed) return error.exitCode
  const problem = problemIn(error)
  if (!problem) return exitCodes.failed
  const { status } = problem
  if (status === 404) return exitCodes.notFound
  if ([401, 403, 409, 410, 429].includes(status)) return exitCodes.refused
  if (status >= 502) return exitCodes.unavailable
  return status >= 500 ? exitCodes.failed : exitCodes.usage
}
