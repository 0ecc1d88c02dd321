import { describe, expect, it } from 'vitest'
import { categories } from '../products.ts'
import { Random } from '../random.ts'
import { aspects, dialects, topics } from './model.ts'
import { askIn, speakOf, voices } from './speak.ts'

const arabic = /[\u0621-\u064a]/

describe('voices', () => {
  it('say everything, each sentence once', () => {
    for (const dialect of dialects) {
      const { sentences, messages } = voices[dialect]
      const all = aspects.flatMap(a => [...sentences[a].positive, ...sentences[a].negative])
      expect(all.length).toBeGreaterThan(60)
      expect(new Set(all).size, dialect).toBe(all.length)
      for (const topic of topics) expect(messages[topic].length).toBeGreaterThan(1)
    }
  })

  it('differ from one another', () => {
    const all = dialects.flatMap(d =>
      aspects.flatMap(a => [...voices[d].sentences[a].positive, ...voices[d].sentences[a].negative]),
    )
    const repeated = all.filter((text, i) => all.indexOf(text) !== i)
    // Short praise is the same in neighbouring dialects; more than a few would mean one was copied from the other.
    expect(repeated.length).toBeLessThan(all.length * 0.01)
  })

  it('keep to their letters', () => {
    for (const dialect of dialects) {
      const latin = dialect === 'english' || dialect.startsWith('arabizi')
      for (const aspect of aspects)
        for (const text of [
          ...voices[dialect].sentences[aspect].positive,
          ...voices[dialect].sentences[aspect].negative,
        ])
          expect(arabic.test(text), `${dialect}: ${text}`).toBe(!latin)
    }
  })

  it('leave no gap and no mark in what is written', () => {
    const random = new Random(1)
    for (const dialect of dialects)
      for (let i = 0; i < 400; i++) {
        const filling = {
          product: 'X',
          order: 'R1',
          category: random.pick(categories),
          gender: random.pick(['m', 'f'] as const),
          days: '4',
        }
        const said = [[random.pick(aspects), random.chance(0.5) ? 'positive' : 'negative']] as const
        for (const text of [
          speakOf(random, dialect, said, filling),
          askIn(random, dialect, random.pick(topics), filling),
        ])
          expect(text).not.toMatch(/[{}|#]/)
      }
  })

  it('bend to the speaker', () => {
    const texts = (gender: 'm' | 'f') =>
      Array.from({ length: 200 }, (_, i) =>
        askIn(new Random(i), 'egyptian', 'order_by_message', {
          product: 'X',
          order: '',
          category: 'home',
          gender,
        }),
      ).join()
    expect(texts('m')).toContain('عايز')
    expect(texts('m')).not.toContain('عايزة')
    expect(texts('f')).toContain('عايزة')
  })
})
