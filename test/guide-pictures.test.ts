import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listedQuestions } from '../src/understand/web/ask/question-uis.ts'

const root = join(import.meta.dirname, '..')
const pictures = join(root, 'docs/images/questions')
const languages = ['en', 'ar'] as const
const folderOf = (language: string) => join(root, 'docs/guide', language, 'questions')
const namesIn = (language: string) => readdirSync(folderOf(language)).map(file => file.replace(/\.md$/, ''))

describe.each(languages)('the guide of questions (%s)', language => {
  it('has a page for each question of the catalogue', () => {
    const pages = namesIn(language)
    expect(listedQuestions.map(({ name }) => name).filter(name => !pages.includes(name))).toEqual([])
  })

  it.each(namesIn(language))('shows the screen of %s: `npm run pictures -- --guide`', name => {
    const text = readFileSync(join(folderOf(language), `${name}.md`), 'utf8')
    const shown = [...text.matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)].map(([, words = '', path = '']) => ({
      words,
      path,
    }))
    expect(shown.map(({ path }) => path)).toContain(`../../../images/questions/${name}-${language}.webp`)
    for (const { words, path } of shown) {
      expect(words.length).toBeGreaterThan(5)
      const place = join(folderOf(language), path)
      expect([path, existsSync(place)]).toEqual([path, true])
      expect(readFileSync(place).toString('latin1', 8, 12)).toBe('WEBP')
    }
  })
})

describe('the pictures of questions', () => {
  it('are each on a page, and small together', () => {
    const files = readdirSync(pictures)
    const wanted = languages.flatMap(language => namesIn(language).map(name => `${name}-${language}.webp`))
    expect(files.filter(file => !wanted.includes(file))).toEqual([])
    const size = files.reduce((sum, file) => sum + statSync(join(pictures, file)).size, 0)
    expect(size).toBeLessThan(4_000_000)
  })
})
