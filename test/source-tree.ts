import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly program: ReturnType<typeof parseSync>['program']
  /** Project-relative targets of relative imports; type-only imports included. */
  readonly imports: readonly string[]
}

/** Every file that git tracks or would track, project-relative. */
export function projectFiles(): string[] {
  const out = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  return out.split('\n').filter(path => path !== '' && existsSync(path))
}

/** Parses one TypeScript file. A file that does not parse fails the test that asked. */
export function parseSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const imports: string[] = []
  const add = (specifier: unknown) => {
    if (typeof specifier === 'string' && specifier.startsWith('.'))
      imports.push(normalize(join(dirname(path), specifier)))
  }
  new Visitor({
    ImportDeclaration: node => add(node.source.value),
    ExportAllDeclaration: node => add(node.source.value),
    ExportNamedDeclaration: node => add(node.source?.value),
    ImportExpression: node => {
      if (node.source.type === 'Literal') add(node.source.value)
    },
  }).visit(program)
  return { path, text, program, imports }
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** The first cycle among the files' imports, as a list of paths, or null. */
export function findCycle(files: readonly SourceFile[]): string[] | null {
  const byPath = new Map(files.map(file => [file.path, file]))
  const done = new Set<string>()
  const visit = (path: string, trail: string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return null
    for (const target of byPath.get(path)?.imports ?? []) {
      const cycle = visit(target, [...trail, path])
      if (cycle) return cycle
    }
    done.add(path)
    return null
  }
  for (const file of files) {
    const cycle = visit(file.path, [])
    if (cycle) return cycle
  }
  return null
}
