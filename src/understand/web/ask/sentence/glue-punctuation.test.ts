import { createElement, Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { gluePunctuation } from './glue-punctuation.tsx'

const pill = createElement('em', { key: 'pill' }, 'week')
const text = (words: string) => createElement(Fragment, { key: words }, words)
const shown = (...all: ReactNode[]) =>
  renderToStaticMarkup(gluePunctuation(all)).replace(/ class="[^"]*"/g, '')

describe('the words of a sentence with pills', () => {
  it('keep a comma or a full stop at the pill that it closes', () => {
    expect(shown(text('by '), pill, text(', and so'))).toBe('by <span><em>week</em>,</span>and so')
    expect(shown(pill, text('.'))).toBe('<span><em>week</em>.</span>')
    expect(shown(pill, text('؟ ثم'))).toBe('<span><em>week</em>؟</span>ثم')
    expect(shown(pill, '; then')).toBe('<span><em>week</em>;</span>then')
  })

  it('are otherwise as they were', () => {
    expect(shown(pill, text(' of these'))).toBe('<em>week</em> of these')
    expect(shown(pill, text('.5 days'))).toBe('<em>week</em>.5 days')
    expect(shown(text('a'), text(', b'))).toBe('a, b')
    expect(shown(text(', b'), pill)).toBe(', b<em>week</em>')
  })
})
