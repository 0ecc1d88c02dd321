import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { fillDemo } from '../../src/cli/fill-demo.ts'
import { sessionWithin } from '../../src/cli/session.ts'
import { createTerminal } from '../../src/cli/terminal.ts'
import { listedQuestions } from '../../src/understand/web/ask/question-uis.ts'
import { enter, looks, open, wide, withSite } from './journeys-shop.ts'
import { acts, writeAndDelete } from './question-acts.ts'
import { questionAddress } from './question-addresses.ts'
import type { Look } from './site.ts'
import { answered, walkQuestion } from './walk-question.ts'

/**
 * In each language once, wide or narrow, light or dark in turns, and opened up in one of the two; with PROVE_LOOKS=8 in
 * every way.
 */
const isWhole = process.env.PROVE_LOOKS === '8'
const here = withSite()

beforeAll(async () => {
  const { rihla } = here
  const session = sessionWithin({ app: rihla.app, localKey: rihla.localKey })
  const silent = createTerminal({ out: process.stderr, err: process.stderr }, true)
  const truthFile = `${rihla.folder}/truth.jsonl`
  const plan = { workspace: 1, seed: 1, people: 1_200, end: Date.now(), truthFile }
  await fillDemo(session, plan, { terminal: silent })
}, 240_000)

function looksOf(index: number, language: Look['language']): readonly Look[] {
  const all = looks.filter(one => one.language === language)
  if (isWhole) return all
  const turn = (index + (language === 'ar' ? 3 : 0)) % 4
  return all.filter((_, i) => i === turn)
}

describe.each(['en', 'ar'] as const)('every question in a browser (%s)', language => {
  let page: Page
  beforeAll(async () => {
    page = await enter(here.site, '/questions', { language, scheme: 'light', width: 1440 })
  })
  afterAll(async () => page.context().close())

  const walks = listedQuestions.flatMap(({ name }, i) =>
    looksOf(i, language).map(as => ({
      name,
      isOpenedUp: isWhole || (i % 2 === 0) === (language === 'en'),
      ...as,
    })),
  )
  it.each(walks)(
    '$name is whole ($scheme, $width)',
    async ({ name, isOpenedUp, ...as }) => {
      await walkQuestion({ page, site: here.site.url, as, isOpenedUp }, name)
    },
    180_000,
  )
})

describe('what somebody does with a question', () => {
  let page: Page
  beforeAll(async () => {
    page = await enter(here.site, '/questions', wide)
  })
  afterAll(async () => page.context().close())

  it.each(Object.entries(acts))('%s answers to it', async (name, act) => {
    await open(page, here.site.url + questionAddress(name))
    await answered(page)
    await act(page)
  })

  it('writes a circumstance down and deletes it', async () => {
    await open(page, `${here.site.url}/questions/circumstances`)
    await writeAndDelete(page)
  })
})
