import { existsSync, readFileSync } from 'node:fs'
import { Visitor } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { findCycle, lineOf, parseSource, projectFiles, type SourceFile } from './source-tree.ts'

const all = projectFiles()
const sources = all.filter(path => /^(src|demo|bench|sdk|test)\/.*\.tsx?$/.test(path)).map(parseSource)
const inSrc = sources.filter(file => file.path.startsWith('src/'))
const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('test/')

/** Data flows one way, so imports do too: each part may import those before it. `govern` imports platform alone. */
const parts = ['collect', 'unify', 'understand', 'map', 'plan', 'orchestrate']
const seesEverything = /^src\/(main|parts|server|restore-folder)\.ts$|^src\/(web|cli)\//

function partOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function mayImport(from: string, to: string): boolean {
  if (seesEverything.test(from)) return true
  if (seesEverything.test(to)) return false
  const [a, b] = [partOf(from), partOf(to)]
  if (a === b || b === 'platform') return true
  if (a === 'platform') return false
  if (b === 'govern') return true
  return a !== 'govern' && parts.indexOf(b) !== -1 && parts.indexOf(b) < parts.indexOf(a)
}

const list = (found: readonly string[]) => expect(found.join('\n')).toBe('')

describe('imports', () => {
  it('flow in the direction of the seven verbs', () => {
    list(
      inSrc
        .filter(file => !isTest(file.path))
        .flatMap(file =>
          file.imports
            .filter(target => target.startsWith('src/') && !mayImport(file.path, target))
            .map(target => `${file.path} imports ${target}`),
        ),
    )
  })

  it('of screens stay away from the server', () => {
    const browser = /\/web\/|^src\/platform\/(ui|i18n)\/|^src\/understand\/words\//
    const allowed =
      /\/web\/|^src\/platform\/(ui|i18n)\/|\/model(-[a-z-]+)?\.ts$|^src\/platform\/http\/client|^src\/platform\/(clock|errors|money)\.ts$|^src\/platform\/zones\/(model|offsets)|^src\/understand\/words\/|^src\/collect\/files\/values\/hijri\.ts$/
    list(
      inSrc
        .filter(file => browser.test(file.path) && !isTest(file.path))
        .flatMap(file =>
          file.imports
            .filter(target => /\.tsx?$/.test(target) && target.startsWith('src/') && !allowed.test(target))
            .map(target => `${file.path} imports ${target}`),
        ),
    )
  })

  it('of a screen never reach into another part’s components', () => {
    list(
      inSrc
        .filter(file => /^src\/[a-z]+\/web\//.test(file.path) && !file.path.startsWith('src/platform/'))
        .flatMap(file =>
          file.imports
            .filter(target => /^src\/[a-z]+\/web\//.test(target) && partOf(target) !== partOf(file.path))
            .map(target => `${file.path} imports ${target}`),
        ),
    )
  })

  it('have no cycles', () => list(findCycle(sources) ?? []))

  it('name files that exist, with their ending', () => {
    list(
      sources.flatMap(file =>
        file.imports
          .filter(target => !existsSync(target) || !/\.[a-z]+$/.test(target))
          .map(target => `${file.path} imports ${target}`),
      ),
    )
  })

  it('never go through barrels', () => {
    list(
      sources.flatMap(file => {
        const found: string[] = []
        new Visitor({
          ExportAllDeclaration: () => void found.push(`${file.path}: export *`),
          ExportNamedDeclaration: node => {
            if (node.source) found.push(`${file.path}: re-exports from ${node.source.value}`)
          },
        }).visit(file.program)
        return found
      }),
    )
  })
})

describe('files', () => {
  it('are short', () => {
    list(
      sources
        .map(file => ({
          path: file.path,
          lines: file.text.split('\n').length,
          limit: isTest(file.path) ? 600 : 400,
        }))
        .filter(file => file.lines > file.limit && !/display-names|strings\.(en|ar)/.test(file.path))
        .map(file => `${file.path}: ${file.lines} lines, limit ${file.limit}`),
    )
  })

  it('live in folders that say what they hold', () => {
    list(all.filter(path => /(^|\/)(shared|common|core|lib|utils?|helpers?)(\/|\.tsx?$)/.test(path)))
  })

  it('have functions that fit on a screen', () => {
    list(
      sources
        .filter(file => !isTest(file.path))
        .flatMap(file => {
          const found: string[] = []
          const limit = file.path.endsWith('.tsx') ? 150 : 80
          for (const { start, lines } of ownLengths(file)) {
            if (lines > limit) found.push(`${file.path}:${start}: ${lines} lines, limit ${limit}`)
          }
          return found
        }),
    )
  })
})

/** Lines of each function without the functions inside it: a factory is as long as what it does itself. */
function ownLengths(file: SourceFile): { start: number; lines: number }[] {
  const open: { start: number; lines: number }[] = []
  const done: { start: number; lines: number }[] = []
  const enter = (node: { start: number; end: number }) => {
    const start = lineOf(file.text, node.start)
    open.push({ start, lines: lineOf(file.text, node.end) - start + 1 })
  }
  const leave = (node: { start: number; end: number }) => {
    const own = open.pop()
    if (own === undefined) return
    done.push(own)
    const around = open.at(-1)
    if (around) around.lines -= lineOf(file.text, node.end) - lineOf(file.text, node.start)
  }
  new Visitor({
    FunctionDeclaration: enter,
    FunctionExpression: enter,
    ArrowFunctionExpression: enter,
    'FunctionDeclaration:exit': leave,
    'FunctionExpression:exit': leave,
    'ArrowFunctionExpression:exit': leave,
  }).visit(file.program)
  return done
}

describe('types', () => {
  it('are never asserted and never any', () => {
    list(
      sources
        .filter(file => !isTest(file.path))
        .flatMap(file => {
          const found: string[] = []
          const at = (node: { start: number }, what: string) =>
            found.push(`${file.path}:${lineOf(file.text, node.start)}: ${what}`)
          new Visitor({
            TSAnyKeyword: node => void at(node, 'any'),
            TSNonNullExpression: node => void at(node, '!'),
            TSTypeAssertion: node => void at(node, '<T>x'),
            TSAsExpression: node => {
              if (file.text.slice(node.typeAnnotation.start, node.typeAnnotation.end) !== 'const')
                at(node, 'as')
            },
          }).visit(file.program)
          return found
        }),
    )
  })
})

describe('the world outside', () => {
  it('is read from the environment in one file', () => {
    list(
      inSrc
        .filter(
          file =>
            /process\.env/.test(file.text) && file.path !== 'src/platform/config.ts' && !isTest(file.path),
        )
        .map(file => file.path),
    )
  })

  it('gives the time through the clock alone', () => {
    list(
      inSrc
        .filter(
          file =>
            /Date\.now\(\)|new Date\(\)/.test(file.text) &&
            !isTest(file.path) &&
            file.path !== 'src/platform/clock.ts',
        )
        .map(file => file.path),
    )
  })

  it('is asked for leave: every route says who may call it', () => {
    list(
      inSrc.flatMap(file => {
        const found: string[] = []
        new Visitor({
          CallExpression: node => {
            if (node.callee.type !== 'Identifier' || node.callee.name !== 'route') return
            const [definition] = node.arguments
            const keys = definition?.type === 'ObjectExpression' ? definition.properties : []
            const declares = keys.some(
              p => p.type === 'Property' && p.key.type === 'Identifier' && p.key.name === 'access',
            )
            if (!declares) found.push(`${file.path}:${lineOf(file.text, node.start)}: no access`)
          },
        }).visit(file.program)
        return isTest(file.path) ? [] : found
      }),
    )
  })
})

describe('words and direction', () => {
  it('use no physical left or right in CSS', () => {
    const physical =
      /(^|[\s;{])(left|right|margin-left|margin-right|padding-left|padding-right|border-left|border-right)[\w-]*\s*:|(text-align|float|clear)\s*:\s*(left|right)|border-(top|bottom)-(left|right)-radius/
    list(
      all
        .filter(path => path.endsWith('.css') && path.startsWith('src/'))
        .flatMap(path =>
          readFileSync(path, 'utf8')
            .split('\n')
            .flatMap((line, i) => (physical.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
        ),
    )
  })

  it('use no physical left or right in style properties', () => {
    const physical =
      /^(left|right|marginLeft|marginRight|paddingLeft|paddingRight|borderLeft|borderRight|ml|mr|pl|pr)$/
    list(
      inSrc
        .filter(file => file.path.endsWith('.tsx') && !isTest(file.path))
        .flatMap(file => {
          const found: string[] = []
          new Visitor({
            JSXAttribute: node => {
              if (node.name.type === 'JSXIdentifier' && physical.test(node.name.name))
                found.push(`${file.path}:${lineOf(file.text, node.start)}: ${node.name.name}`)
            },
          }).visit(file.program)
          return found
        }),
    )
  })

  it('stand in string files, not in JSX', () => {
    const word = /\p{L}{2,}/u
    list(
      inSrc
        .filter(file => file.path.endsWith('.tsx') && !isTest(file.path))
        .flatMap(file => {
          const found: string[] = []
          const at = (node: { start: number }, what: string) =>
            found.push(`${file.path}:${lineOf(file.text, node.start)}: ${what.trim().slice(0, 60)}`)
          new Visitor({
            JSXText: node => {
              if (word.test(node.value)) at(node, node.value)
            },
            JSXAttribute: node => {
              const spoken =
                node.name.type === 'JSXIdentifier' &&
                /^(title|label|placeholder|alt|aria-label|description)$/.test(node.name.name)
              if (spoken && node.value?.type === 'Literal' && word.test(String(node.value.value)))
                at(node, String(node.value.value))
            },
          }).visit(file.program)
          return found
        }),
    )
  })

  it('are there in both languages', () => {
    const english = all.filter(path => /\/(strings|errors)\.en\.ts$/.test(path))
    list(
      english.flatMap(path => {
        const arabic = path.replace('.en.ts', '.ar.ts')
        if (!existsSync(arabic)) return [`${arabic} is missing`]
        const [a, b] = [keysOf(path), keysOf(arabic)]
        return [
          ...a.filter(key => !b.includes(key)).map(key => `${arabic}: ${key} is missing`),
          ...b.filter(key => !a.includes(key)).map(key => `${path}: ${key} is missing`),
        ]
      }),
    )
  })
})

/** Keys of every object literal in a file of strings, nested ones joined with a dot. */
function keysOf(path: string): string[] {
  const keys: string[] = []
  new Visitor({
    Property: node => {
      if (node.value.type === 'ObjectExpression') return
      if (node.key.type === 'Literal') keys.push(String(node.key.value))
      if (node.key.type === 'Identifier') keys.push(node.key.name)
    },
  }).visit(parseSource(path).program)
  return keys.sort()
}

describe('documents', () => {
  it('name paths that exist', () => {
    const pathLike = /`((?:src|demo|bench|sdk|test|docs|scripts)\/[\w./-]+)`/g
    list(
      all
        .filter(path => path.endsWith('.md'))
        .flatMap(path =>
          [...readFileSync(path, 'utf8').matchAll(pathLike)]
            .map(match => match[1] ?? '')
            .filter(target => !existsSync(target))
            .map(target => `${path}: ${target} does not exist`),
        ),
    )
  })

  it('exist in both languages where people read them', () => {
    list(
      all
        .filter(path => path.startsWith('docs/guide/en/'))
        .map(path => path.replace('/en/', '/ar/'))
        .filter(path => !existsSync(path)),
    )
  })
})
