import { globSync } from 'node:fs'
import { join } from 'node:path'
import {
  isPluralElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  TYPE,
} from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { readMessage } from './message.ts'

/** Every file of words of the product, wherever its part lives. */
const root = join(import.meta.dirname, '../../..')
const english = globSync('src/**/{strings,errors,formats}.en.ts', { cwd: root }).sort()

async function sentencesOf(path: string): Promise<Map<string, string>> {
  const module: Record<string, unknown> = await import(join(root, path))
  const found = new Map<string, string>()
  for (const exported of Object.values(module))
    if (typeof exported === 'object' && exported !== null)
      for (const [key, text] of Object.entries(exported)) if (typeof text === 'string') found.set(key, text)
  return found
}

/** Names of the values and tags that a sentence asks for, and its plurals. */
function lookInto(message: readonly MessageFormatElement[]): { names: Set<string>; plurals: string[][] } {
  const names = new Set<string>()
  const plurals: string[][] = []
  const visit = (elements: readonly MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue
      names.add(element.value)
      if (isTagElement(element)) visit(element.children)
      if (isPluralElement(element)) plurals.push(Object.keys(element.options))
      if (isPluralElement(element) || isSelectElement(element))
        for (const option of Object.values(element.options)) visit(option.value)
    }
  }
  visit(message)
  return { names, plurals }
}

const missing = (plural: readonly string[]) =>
  [
    ...['one', 'two', 'few', 'many', 'other'].filter(form => !plural.includes(form)),
    ...(plural.includes('zero') || plural.includes('=0') ? [] : ['zero or =0']),
  ].join(', ')

/** What the glossary forbids in Arabic, and how to say it. */
const faults: readonly [RegExp, string][] = [
  // «بـ» before a value is how the one-letter words are written when nothing of ours follows.
  [/(?<!(?:^|[\s(«])[بلكو])ـ/, 'tatweel'],
  [/(^|[\s(«])(تم|تمّ|تمت|يتم|سيتم)\s/, 'تمّ: use the plain verb'],
  [/\s[،؛؟.](\s|$)/, 'a space before punctuation'],
  [/\p{Script=Arabic}\s*[?,;]/u, 'Latin punctuation'],
  [/["“”]/, 'Latin quotation marks: use « »'],
  [/\d[-–]\d/, 'digits around a hyphen'],
  [
    /(^|\s)(صفحة الخروج|تسجيل الخروج من السلة|عربة التسوق|متغير|الحجر)(\s|$)/,
    'a word that the glossary keeps out',
  ],
]

describe.each(english)('%s', path => {
  it('and its Arabic twin are well-formed, ask for the same values, and know six plural forms', async () => {
    const [en, ar] = [await sentencesOf(path), await sentencesOf(path.replace('.en.ts', '.ar.ts'))]
    const wrong: string[] = []
    for (const [key, text] of en) {
      const arabic = ar.get(key) ?? ''
      const [a, b] = [lookInto(readMessage(text)), lookInto(readMessage(arabic))]
      for (const name of b.names)
        if (!a.names.has(name) && name !== 'place') wrong.push(`${key}: only Arabic has {${name}}`)
      for (const name of a.names) if (!b.names.has(name)) wrong.push(`${key}: only English has {${name}}`)
      for (const plural of b.plurals)
        if (missing(plural)) wrong.push(`${key}: Arabic lacks ${missing(plural)}`)
      for (const [fault, name] of faults) if (fault.test(arabic)) wrong.push(`${key}: ${name}: ${arabic}`)
    }
    expect(wrong.join('\n')).toBe('')
  })
})
