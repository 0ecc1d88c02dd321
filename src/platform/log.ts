import pino from 'pino'

export type Log = pino.Logger

/** Structured logs, one JSON object a line, to standard error. Secrets and bodies are never given to it. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: ['authorization', 'cookie', 'password', '*.authorization', '*.cookie', '*.password'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
