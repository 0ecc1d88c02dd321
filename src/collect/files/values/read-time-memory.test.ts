import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { createTimeReader } from './read-time.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

it('remembers times without the text that they were cut from', () => {
  const reader = createTimeReader({ format: 'text', order: 'none', century: 'none', zone: 'UTC' })
  collect()
  const before = process.memoryUsage().heapUsed
  for (let i = 0; i < 500; i++) {
    const time = new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString()
    const chunk = Buffer.alloc(1 << 18, 'x').toString('latin1') + time
    reader.read(chunk.slice(-time.length))
  }
  collect()
  expect((process.memoryUsage().heapUsed - before) / 1e6).toBeLessThan(10)
})
