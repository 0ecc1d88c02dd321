import { once } from 'node:events'
import type { WriteStream } from 'node:fs'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ShopOptions } from './shop-options.ts'
import { streamShop } from './simulate-shop.ts'
import type { Totals } from './truth.ts'

export interface WrittenDemo {
  readonly messagesFile: string
  readonly truthFile: string
  readonly seconds: number
  readonly totals: Totals
}

export interface DemoFiles {
  readonly folder: string
  /** Called every few thousand people. */
  readonly onProgress?: (people: number, messages: number) => void
}

/** Writes `messages.jsonl` and `truth.jsonl` into a folder. Memory does not grow with the number of people. */
export async function writeDemo(
  options: ShopOptions,
  { folder, onProgress }: DemoFiles,
): Promise<WrittenDemo> {
  mkdirSync(folder, { recursive: true })
  const messagesFile = join(folder, 'messages.jsonl')
  const truthFile = join(folder, 'truth.jsonl')
  const messages = createLines(messagesFile)
  const truth = createLines(truthFile)
  const began = process.hrtime.bigint()
  const run = streamShop(options)
  await truth.add([run.shop])
  let people = 0
  let count = 0
  for (const household of run.households()) {
    await messages.add(household.messages)
    await truth.add([
      ...household.people,
      ...household.carts,
      ...household.orders,
      ...household.spoken,
      ...household.provable,
    ])
    count += household.messages.length
    const before = Math.floor(people / 5000)
    people += household.people.length
    if (Math.floor(people / 5000) > before) onProgress?.(people, count)
  }
  const totals = run.totals()
  await truth.add([totals])
  await Promise.all([messages.end(), truth.end()])
  return { messagesFile, truthFile, totals, seconds: Number(process.hrtime.bigint() - began) / 1e9 }
}

interface Lines {
  add(values: readonly unknown[]): Promise<void>
  end(): Promise<void>
}

/** Waits for the disk, so that lines never pile up in memory. */
function createLines(path: string): Lines {
  const stream: WriteStream = createWriteStream(path, { highWaterMark: 1 << 20 })
  return {
    async add(values) {
      if (values.length === 0) return
      const text = `${values.map(value => JSON.stringify(value)).join('\n')}\n`
      if (!stream.write(text)) await once(stream, 'drain')
    },
    async end() {
      stream.end()
      await once(stream, 'finish')
    },
  }
}
