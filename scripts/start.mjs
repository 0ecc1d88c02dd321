// `npm start`: everything from a fresh clone to the running server. Options are those of `rihla serve`.
import { become, ensureBuilt, ensureInstalled, fail, findNode } from './prepare.mjs'

const startedAt = Date.now()
const say = text => console.log(`[${((Date.now() - startedAt) / 1000).toFixed(0).padStart(3)} s] ${text}`)

try {
  const args = process.argv.slice(2)
  await ensureInstalled(say)
  findNode()
  if (!args.includes('--help')) await ensureBuilt(say)
  become('src/main.ts', args)
} catch (error) {
  fail(error)
}
