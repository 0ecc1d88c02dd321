import { isDeepStrictEqual } from 'node:util'
import { parseSync, Visitor } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { templateFor } from '../src/collect/web/prepare-tag-manager.ts'
import { createSandbox, readTemplate, templateText } from './tag-manager.ts'

const template = readTemplate(templateText)

describe('the template for Google Tag Manager', () => {
  it('has every section, and fields that its code knows', () => {
    expect(template.info).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] })
    const names = (list: readonly Record<string, unknown>[]): string[] =>
      list.flatMap(one => [
        ...(one.type === 'GROUP' ? [] : [String(one.name)]),
        ...names((one.subParams as Record<string, unknown>[] | undefined) ?? []),
      ])
    const fields = names(template.parameters).sort()
    const used = [...template.code.matchAll(/data\.(\w+)/g)].map(([, name]) => name!)
    const own = [...new Set(used)].filter(name => !name.startsWith('gtm')).sort()
    expect(own).toEqual(fields)
  })

  it('is written in what the sandbox understands', () => {
    const { program, errors } = parseSync('template.js', template.code, { sourceType: 'script' })
    expect(errors).toEqual([])
    const found: string[] = []
    const refuse = (node: { type: string }) => void found.push(node.type)
    new Visitor({
      NewExpression: refuse,
      ThisExpression: refuse,
      ClassDeclaration: refuse,
      AwaitExpression: refuse,
      TryStatement: refuse,
      ThrowStatement: refuse,
      ImportExpression: refuse,
      Literal: node => {
        if ('regex' in node) found.push('regex')
      },
    }).visit(program)
    expect(found).toEqual([])
  })

  it('asks for no more than it uses', () => {
    const required = [...template.code.matchAll(/require\('(\w+)'\)/g)].map(([, name]) => name)
    expect(required).toContain('injectScript')
    const mentioned = (text: string) => template.code.includes(`'${text}'`)
    expect(Object.keys(template.grants.globals).filter(key => !mentioned(key))).toEqual([])
    expect(template.grants.consents.filter(key => !mentioned(key))).toEqual([])
    expect(template.grants.scripts).toEqual(['https://rihla.example/rihla.js'])
  })

  it.each(template.scenarios.map(one => [one.name, one.code] as const))('its own test: %s', (_, code) => {
    const mocks: Record<string, unknown> = {}
    const target: Record<string, unknown> = {}
    const sandbox = createSandbox(target, { ...template, mocks })
    let asserted = 0
    const assertApi = (api: string) => {
      const given = () => sandbox.calls.filter(call => call.api === api).map(call => call.given)
      asserted++
      return {
        wasCalled: () => expect(given(), api).not.toEqual([]),
        wasNotCalled: () => expect(given(), api).toEqual([]),
        wasCalledWith: (...all: unknown[]) =>
          expect(
            given().some(one => isDeepStrictEqual(one, all)),
            JSON.stringify(given()),
          ).toBe(true),
      }
    }
    const mock = (api: string, value: unknown) => Object.assign(mocks, { [api]: value })
    new Function('mock', 'runCode', 'assertApi', code)(mock, sandbox.run, assertApi)
    expect(asserted).toBeGreaterThan(0)
  })

  it('keeps the calls of before, and may not do what it was not allowed', () => {
    expect(template.scenarios).toHaveLength(4)
    const target: Record<string, unknown> = {}
    const sandbox = createSandbox(target, template)
    sandbox.run({ action: 'identify', userId: 42, values: [{ name: 'name', value: 'سلمى' }] })
    sandbox.run({ action: 'consent', agreesAnalytics: true })
    expect(target.rihla).toEqual([
      ['identify', '42', { name: 'سلمى' }],
      ['consent', { analytics: true, marketing: false }],
    ])
    const elsewhere = { action: 'load', host: 'https://other.example', writeKey: 'wk_1', consent: 'given' }
    expect(() => sandbox.run(elsewhere)).toThrow('may not inject https://other.example/rihla.js')
  })

  it('as it is downloaded, names this Rihla: in its field, its key and its permission', () => {
    const own = readTemplate(templateFor(templateText, 'https://data.shop.example', 'wk_"7'))
    expect(own.grants.scripts).toEqual(['https://data.shop.example/rihla.js'])
    const field = (name: string) => own.parameters.find(one => one.name === name)?.defaultValue
    expect([field('host'), field('writeKey')]).toEqual(['https://data.shop.example', 'wk_"7'])
    expect(
      readTemplate(templateFor(templateText, 'https://a.example', null)).parameters[2],
    ).not.toHaveProperty('defaultValue')
  })
})
