// What `npm pack` and `npm publish` run first: Node refuses to strip types under node_modules, so what is published is
// stripped here. Writes the server's files, reached from its two entrances, as JavaScript into published/, and the built
// web app beside them. `--remove` (postpack) takes the folder away again.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { ensureBuilt, ensureInstalled, fail, root } from './prepare.mjs'

const published = join(root, 'published')
const entrances = ['src/main.ts', 'src/cli/main.ts']

try {
  rmSync(published, { recursive: true, force: true })
  if (!process.argv.includes('--remove')) {
    const say = text => console.error(text)
    await ensureInstalled(say)
    await ensureBuilt(say)
    const files = await writeStripped()
    cpSync(join(root, 'dist'), join(published, 'dist'), { recursive: true })
    say(`${files} files without types, and the web app, in ${relative(root, published)}/`)
  }
} catch (error) {
  fail(error)
}

/** Whatever the entrances import, and what that imports. Tests and screens are reached by nobody. */
async function writeStripped() {
  const { parseSync } = await import('oxc-parser')
  const reached = new Set(entrances.map(file => join(root, file)))
  for (const file of reached) {
    const code = stripTypeScriptTypes(readFileSync(file, 'utf8'), { mode: 'strip' })
    const { module, errors } = parseSync(file.replace(/\.ts$/, '.js'), code)
    if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
    const requests = [
      ...module.staticImports.map(found => found.moduleRequest),
      ...module.staticExports.flatMap(found => found.entries.map(entry => entry.moduleRequest)),
      ...module.dynamicImports.map(found => found.moduleRequest),
    ].filter(request => request && /^['"]\./.test(code.slice(request.start, request.end)))
    for (const { start, end } of requests) {
      const target = join(dirname(file), code.slice(start + 1, end - 1))
      if (!target.endsWith('.ts') || !existsSync(target))
        throw new Error(
          `${relative(root, file)} imports ${relative(root, target)}, which cannot be published`,
        )
      reached.add(target)
    }
    const to = join(published, relative(root, file).replace(/\.ts$/, '.js'))
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, withEndings(code, requests))
  }
  return reached.size
}

/** The same code, its relative imports ending in `.js`. From the last to the first, so that places stay true. */
function withEndings(code, requests) {
  const ends = [...new Set(requests.map(request => request.end - 1))].sort((a, b) => b - a)
  return ends.reduce((text, end) => `${text.slice(0, end - 3)}.js${text.slice(end)}`, code)
}
