import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openJournal } from './journal.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rihla-journal-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: 'a' | 'b' = 'a') => join(folder, `${name}.journal`)
const sizes = () => [statSync(file('a')).size, statSync(file('b')).size]

/** What a process finds that starts after this one was killed: nothing is closed. */
async function leftIn(): Promise<readonly string[]> {
  const journal = await openJournal(folder)
  await journal.close()
  return journal.left
}

it('gives back what was not done, and is empty when all was', async () => {
  const journal = await openJournal(folder)
  await journal.forgetLeft()
  const [first, second] = await Promise.all([
    journal.append(['{"n":1}', 'شاي \u{1F375} \u200F"']),
    journal.append(['x'.repeat(10_000_000)]),
  ])
  const third = await journal.append([])
  expect(await leftIn()).toEqual(['{"n":1}', 'شاي \u{1F375} \u200F"', 'x'.repeat(10_000_000)])
  for (const done of [third, first, second]) done()
  await expect.poll(sizes).toEqual([0, 0])
  await journal.append(['after'])
  expect(await leftIn()).toEqual(['after'])
})

it('keeps what was left until somebody took care of it, whatever comes meanwhile', async () => {
  await (await openJournal(folder)).append(['before'])
  const journal = await openJournal(folder)
  expect(journal.left).toEqual(['before'])
  const done = await journal.append(['meanwhile'])
  expect(await leftIn()).toEqual(['before', 'meanwhile'])
  done()
  await journal.close()
  expect((await leftIn())[0]).toBe('before')
  const again = await openJournal(folder)
  await again.forgetLeft()
  await expect.poll(sizes).toEqual([0, 0])
  await again.close()
})

it.each([
  ['cut', (size: number) => truncateSync(file(), size - 3)],
  ['followed by half a frame', () => appendFileSync(file(), '0000000900 0badcafe\n12\n{"half')],
  ['followed by zeros, as a power cut leaves them', () => appendFileSync(file(), Buffer.alloc(5_000))],
])('reads up to what is whole, and writes on from there: %s', async (how, damage) => {
  const journal = await openJournal(folder)
  await journal.append(['one'])
  await journal.append(['two'])
  damage(statSync(file()).size)
  const whole = how === 'cut' ? ['one'] : ['one', 'two']
  const after = await openJournal(folder)
  expect(after.left).toEqual(whole)
  await after.append(['three'])
  expect(await leftIn()).toEqual([...whole, 'three'])
})

it('takes no damaged frame for a whole one', async () => {
  await (await openJournal(folder)).append(['one', 'two'])
  const bytes = readFileSync(file())
  bytes[bytes.length - 3]! ^= 1
  writeFileSync(file(), bytes)
  expect(await leftIn()).toEqual([])
})

it('goes on in the other file when one is full, and gives both back in order', async () => {
  const journal = await openJournal(folder)
  await journal.forgetLeft()
  const large = 'y'.repeat(5_000_000)
  const done: (() => void)[] = []
  for (let i = 0; i < 5; i++) done.push(await journal.append([`${i}${large}`]))
  expect(Math.min(...sizes())).toBeGreaterThan(5_000_000)
  expect((await leftIn()).map(line => line.slice(0, 1))).toEqual(['0', '1', '2', '3', '4'])
  for (const finish of done.slice(0, 2)) finish()
  await expect.poll(sizes).toEqual([0, expect.any(Number)])
  await journal.append(['5'])
  expect((await leftIn()).map(line => line.slice(0, 1))).toEqual(['2', '3', '4', '5'])
})

it('loses nothing that is not done, in whatever order it comes, is done and is cut off', async () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ append: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }) }),
    },
    { weight: 3, arbitrary: fc.record({ finish: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.constant('restart' as const) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async steps => {
      rmSync(folder, { recursive: true, force: true })
      let journal = await openJournal(folder)
      let needed: { lines: string[]; done: () => void }[] = []
      for (const what of steps) {
        if (what === 'restart') {
          journal = await openJournal(folder)
          const expected = needed.flatMap(({ lines }) => lines)
          // What was done may still stand there; what was not stands there in its order.
          expect(inOrder(expected, journal.left)).toBe(true)
          await journal.forgetLeft()
          needed = []
        } else if ('append' in what) {
          const lines = what.append.map(line => JSON.stringify(line))
          needed.push({ lines, done: await journal.append(lines) })
        } else for (const { done } of needed.splice(what.finish % (needed.length + 1), 1)) done()
      }
      await journal.close()
    }),
    { numRuns: 150 },
  )
}, 60_000)

function inOrder(expected: readonly string[], found: readonly string[]): boolean {
  let at = 0
  for (const line of found) if (line === expected[at]) at++
  return at === expected.length
}

it.skipIf(process.platform === 'win32')(
  'says so when the disk takes no more, and goes on when it does',
  async () => {
    const script = `
    import { rmSync } from 'node:fs'
    import { openJournal } from ${JSON.stringify(new URL('journal.ts', import.meta.url).href)}
    process.on('SIGXFSZ', () => undefined)
    const journal = await openJournal(${JSON.stringify(folder)})
    await journal.append(['small'])
    const failure = await journal.append(['z'.repeat(3_000_000)]).then(() => 'kept', error => error.code)
    await journal.append(['small again'])
    console.log(failure)`
    const command = `ulimit -f 1000; exec "$0" --input-type=module -e "$1"`
    const { stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath, script], {
      encoding: 'utf8',
    })
    expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: 'EFBIG', stderr: '' })
    expect(await leftIn()).toEqual(['small', 'small again'])
  },
)
