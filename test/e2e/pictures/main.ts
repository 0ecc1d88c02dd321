import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createTerminal } from '../../../src/cli/terminal.ts'
import { composeParts } from '../../../src/parts.ts'
import { readConfig } from '../../../src/platform/config.ts'
import { createLog } from '../../../src/platform/log.ts'
import { startServer } from '../../../src/server.ts'
import { launch } from '../site.ts'
import { drawGuide, guideViews } from './draw-guide.ts'
import { drawSheets, writeIndex } from './draw-sheets.ts'
import { prepareWorld, type World } from './prepare-world.ts'
import { allViews } from './views.ts'
import { type Seen, type Walk, walk } from './walk.ts'

const usage = `npm run pictures -- FOLDER [options]

Looks at every screen of Rihla in both languages, both themes, wide and narrow: pictures and contact sheets go into
FOLDER, and what axe finds or is wider than the window is printed and fails the command.

npm run pictures -- --guide renews the pictures of the guide, and nothing else.

  --people N       people of the demo shop (400)
  --only WORDS     only views whose name contains one of these, separated by commas
  --language L     en or ar alone
  --width N        1440 or 390 alone
  --files FOLDER   files to look at the wizard of an import with
  --data FOLDER    keeps the prepared shop there, and takes it from there the next time
`

const worldFile = z.object({
  addresses: z.record(z.string(), z.string()),
  shop: z.number(),
  empty: z.number(),
})

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '400' },
    only: { type: 'string' },
    language: { type: 'string' },
    width: { type: 'string' },
    files: { type: 'string' },
    data: { type: 'string' },
    guide: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
const [target] = positionals
if (values.help || (target === undefined && !values.guide)) console.log(usage)
else process.exitCode = (await run(target === undefined ? null : resolve(target))) ? 0 : 1

/** Into a folder, or without one the pictures of the guide. */
async function run(folder: string | null): Promise<boolean> {
  const kept = values.data === undefined ? null : resolve(values.data)
  const home = kept ?? (await mkdtemp(join(tmpdir(), 'rihla-pictures-')))
  await mkdir(home, { recursive: true })
  await chmod(home, 0o711) // as root, PostgreSQL's own account must get through
  const config = readConfig({ RIHLA_PORT: '0', RIHLA_DATA: join(home, 'data'), RIHLA_LOG: 'silent' })
  const running = await startServer({ config, log: createLog('silent'), compose: composeParts })
  const browser = await launch()
  try {
    const place = join(home, 'world.json')
    const world = existsSync(place)
      ? worldFile.parse(JSON.parse(await readFile(place, 'utf8')))
      : await prepare(running, place)
    const shown = { browser, url: running.url ?? '', world }
    if (folder !== null) return await seeAll(shown, folder)
    await drawGuide(shown, chosen(guideViews()))
    return true
  } finally {
    await browser.close()
    await running.stop()
    if (kept === null) await rm(home, { recursive: true, force: true })
  }
}

async function seeAll(shown: Pick<Walk, 'browser' | 'url' | 'world'>, folder: string): Promise<boolean> {
  const seen: Seen[] = []
  const views = chosen(allViews(shown.world.addresses))
  console.log(`${views.length} views…`)
  const walked = {
    ...shown,
    folder,
    languages: (['en', 'ar'] as const).filter(one => (values.language ?? one) === one),
    widths: [1440, 390].filter(one => (values.width ?? String(one)) === String(one)),
  }
  await walk(walked, views, one => {
    seen.push(one)
    for (const problem of one.problems) console.log(`✗ ${one.view} ${one.look}: ${problem}`)
  })
  await drawSheets(shown.browser, folder, seen)
  await writeIndex(folder, seen)
  await writeFile(join(folder, 'seen.json'), `${JSON.stringify(seen, null, 1)}\n`)
  const wrong = seen.filter(one => one.problems.length > 0).length
  console.log(`${seen.length} pictures in ${folder}, ${wrong} with something wrong`)
  return wrong === 0
}

async function prepare(running: Parameters<typeof prepareWorld>[0], place: string): Promise<World> {
  const terminal = createTerminal({ out: process.stdout, err: process.stderr }, false)
  const people = Number(values.people)
  const world = await prepareWorld(running, { people, files: values.files ?? null, terminal })
  await writeFile(place, JSON.stringify(world))
  return world
}

function chosen<V extends { readonly name: string }>(views: readonly V[]): V[] {
  const words = values.only?.split(',') ?? ['']
  return views.filter(({ name }) => words.some(word => name.includes(word)))
}
