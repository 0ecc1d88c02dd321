import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { systemClock } from '../platform/clock.ts'
import { createDemoWorkspace, fillDemo } from './fill-demo.ts'
import type { Session } from './session.ts'
import type { Terminal } from './terminal.ts'

const planFile = z.object({
  workspace: z.number(),
  seed: z.number(),
  people: z.number(),
  end: z.number(),
  isDone: z.boolean(),
})
type Plan = z.infer<typeof planFile>

interface FirstRun {
  readonly session: Session
  readonly terminal: Terminal
  readonly dataFolder: string
  readonly people: number
  readonly now: number
  readonly signal: AbortSignal
}

const workspaceList = z.object({ workspaces: z.array(z.object({ id: z.number() })) })

/**
 * On the first start, when there is no workspace: a demo workspace. A start that was stopped in the middle is
 * continued by the next one with the same plan, so the same messages, and nothing is there twice.
 */
export async function offerDemo(run: FirstRun): Promise<void> {
  const file = join(run.dataFolder, 'demo', 'plan.json')
  const plan = (await readPlan(file)) ?? (await makePlan(run, file))
  if (plan === null || plan.isDone) return
  const truthFile = join(dirname(file), `truth-${plan.workspace}.jsonl`)
  const started = systemClock.now()
  const { messages } = await fillDemo(run.session, { ...plan, truthFile }, run)
  await writePlan(file, { ...plan, isDone: true })
  const seconds = Math.round((systemClock.now() - started) / 1000)
  run.terminal.say(
    `Filled a demo workspace: ${messages.toLocaleString('en')} messages of an invented shop, in ${seconds} s.`,
  )
}

async function makePlan({ session, people, now }: FirstRun, file: string): Promise<Plan | null> {
  const { workspaces } = await session.call({ path: '/api/workspaces', answer: workspaceList })
  if (workspaces.length > 0) return null
  const workspace = await createDemoWorkspace(session)
  const plan = { workspace, seed: 1, people, end: now, isDone: false }
  await writePlan(file, plan)
  return plan
}

async function readPlan(file: string): Promise<Plan | null> {
  return existsSync(file) ? planFile.parse(JSON.parse(await readFile(file, 'utf8'))) : null
}

async function writePlan(file: string, plan: Plan): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(`${file}.draft`, JSON.stringify(plan), { flush: true })
  await rename(`${file}.draft`, file)
}
