import { fork } from 'node:child_process'
import { join } from 'node:path'
import { type LineOptions, type LineRequest, lineOutcome } from './line-requests.ts'

/** The Rihla side of the whole line as a process of its own. */
export interface LineProcess {
  /** Rejects when the process fails at it, or dies before it has answered. */
  call(request: LineRequest): Promise<unknown>
  /** `kill -9`. Resolves when it is gone; every call without an answer has been rejected by then. */
  kill(): Promise<void>
}

export async function startLine(options: LineOptions): Promise<LineProcess> {
  const child = fork(join(import.meta.dirname, 'children', 'derive-events.ts'), [JSON.stringify(options)], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (said += chunk))
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const expectAnswer = (id: number) => {
    const answer = Promise.withResolvers<unknown>()
    waiting.set(id, answer)
    return answer.promise
  }
  child.on('message', message => {
    const { id, value, error } = lineOutcome.parse(message)
    if (error === undefined) waiting.get(id)?.resolve(value)
    else waiting.get(id)?.reject(new Error(error))
    waiting.delete(id)
  })
  const ended = new Promise<void>(resolve =>
    child.on('exit', (code, signal) => {
      for (const { reject } of waiting.values()) reject(new Error(`it ended (${signal ?? code}): ${said}`))
      waiting.clear()
      resolve()
    }),
  )
  let lastId = 0
  await expectAnswer(0)
  return {
    call(request) {
      lastId++
      const answer = expectAnswer(lastId)
      child.send({ id: lastId, request })
      return answer
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
