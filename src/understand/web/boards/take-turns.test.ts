import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createTurns } from './take-turns.ts'

it('lets no more run at once, in their order, and goes on after one that fails', async () => {
  const turn = createTurns(2)
  const [begun, running]: [number[], Set<number>] = [[], new Set()]
  let most = 0
  const work = (n: number) =>
    turn(async () => {
      begun.push(n)
      most = Math.max(most, running.add(n).size)
      await sleep(n % 2)
      running.delete(n)
      if (n === 3) throw new Error('lost')
      return n
    })
  const done = await Promise.allSettled(Array.from({ length: 9 }, (_, n) => work(n)))
  expect([begun, most]).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8], 2])
  expect(done.map(({ status }) => status === 'fulfilled')).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8].map(n => n !== 3),
  )
  expect(await work(9)).toBe(9)
})
