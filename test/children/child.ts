import { type ChildProcess, spawn } from 'node:child_process'
import { resolve as resolvePath } from 'node:path'

export interface Child {
  readonly process: ChildProcess
  readonly pid: number
  /** Everything printed so far, both streams. */
  output(): string
  /** What it answered, without what it said about its work. */
  answer(): string
  /** Resolves with the line that contains the text; rejects when the process ends without it. */
  line(text: string): Promise<string>
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>
  /** Resolves with the exit code. */
  exited: Promise<number | null>
}

/** Runs a TypeScript file of ours as a process of its own, for tests that kill it. */
export function runChild(file: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, [resolvePath(import.meta.dirname, '..', '..', file), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // As the scripts start it: more threads than the engine has connections.
    env: { UV_THREADPOOL_SIZE: '16', ...process.env, ...env },
  })
  let output = ''
  const listeners = new Set<() => void>()
  const take = (chunk: Buffer) => {
    output += chunk
    for (const listener of listeners) listener()
  }
  let answer = ''
  child.stdout.on('data', chunk => {
    answer += chunk
    take(chunk)
  })
  child.stderr.on('data', take)
  let ended = false
  const exited = new Promise<number | null>(resolve =>
    child.on('close', code => {
      ended = true
      resolve(code)
      for (const listener of listeners) listener()
    }),
  )
  const line = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = output.split('\n').find(candidate => candidate.includes(text))
        if (found === undefined && !ended) return
        listeners.delete(look)
        if (found === undefined) reject(new Error(`ended without "${text}":\n${output}`))
        else resolve(found)
      }
      listeners.add(look)
      look()
    })
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await exited
  }
  return { process: child, pid: child.pid!, output: () => output, answer: () => answer, line, end, exited }
}
