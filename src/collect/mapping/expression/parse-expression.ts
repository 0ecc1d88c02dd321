import { type FunctionName, functions } from './functions.ts'

/** What a formula says. Only what stands here can happen: there is no call but of our own functions, no loop, no name of the program. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not'; readonly of: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }

const levels = [['or'], ['and'], ['=', '!=', '<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']] as const
export type BinaryOperator = (typeof levels)[number][number]

export const expressionProblems = [
  'character-unknown',
  'function-unknown',
  'arguments-wrong',
  'text-open',
  'end-missing',
  'unexpected',
  'too-deep',
] as const
export type ExpressionProblem = (typeof expressionProblems)[number]

export interface BadExpression {
  readonly problem: ExpressionProblem
  /** Where it stands, counted from 0. */
  readonly at: number
  readonly text: string
}

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

const mostDeep = 40
const blank = /\s/u
const startOfName = /[\p{L}\p{M}_$]/u
const inName = /[\p{L}\p{M}\p{N}_$.-]/u
const signs = ['!=', '<>', '<=', '>=', '=', '<', '>', '+', '-', '*', '/', '%', '(', ')', ',']
const constants: Readonly<Record<string, string | number | boolean | null>> = {
  true: true,
  false: false,
  null: null,
}

class Problem extends Error {
  readonly bad: BadExpression
  constructor(bad: BadExpression) {
    super(bad.problem)
    this.bad = bad
  }
}

/** Reads a formula: `round(total * 1.15, 2)`, `if(city = "الرياض", "RUH", lower(city))`. */
export function parseExpression(text: string): Expression | BadExpression {
  try {
    const tokens = tokenise(text)
    let at = 0
    const next = (): Token => tokens[at] ?? { kind: 'end', text: '', at: text.length }
    const take = (): Token => {
      const token = next()
      at++
      return token
    }
    const isSign = (sign: string) => next().kind === 'sign' && next().text === sign
    const expect = (sign: string) => {
      if (!isSign(sign)) fail(next().kind === 'end' ? 'end-missing' : 'unexpected', next())
      at++
    }

    function binary(level: number, depth: number): Expression {
      const operators = levels[level]
      if (operators === undefined) return unary(depth)
      let left = binary(level + 1, depth)
      for (;;) {
        const token = next()
        const operator =
          token.kind === 'sign' || token.kind === 'name'
            ? operators.find(one => one === (token.text === '<>' ? '!=' : token.text))
            : undefined
        if (operator === undefined) return left
        at++
        left = { kind: 'binary', operator, left, right: binary(level + 1, depth + 1) }
      }
    }

    function unary(depth: number): Expression {
      if (depth > mostDeep) fail('too-deep', next())
      if (isSign('-')) {
        at++
        return { kind: 'unary', operator: '-', of: unary(depth + 1) }
      }
      if (next().kind === 'name' && next().text === 'not') {
        at++
        return { kind: 'unary', operator: 'not', of: unary(depth + 1) }
      }
      return primary(depth)
    }

    function primary(depth: number): Expression {
      const token = take()
      if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) }
      if (token.kind === 'text') return { kind: 'literal', value: token.text }
      if (token.kind === 'sign' && token.text === '(') {
        const inside = binary(0, depth + 1)
        expect(')')
        return inside
      }
      if (token.kind !== 'name') return fail(token.kind === 'end' ? 'end-missing' : 'unexpected', token)
      if (isSign('(')) return call(token, depth)
      const constant = Object.hasOwn(constants, token.text) ? constants[token.text] : undefined
      if (constant !== undefined) return { kind: 'literal', value: constant }
      return { kind: 'path', path: token.text }
    }

    function call(name: Token, depth: number): Expression {
      if (!isFunction(name.text)) return fail('function-unknown', name)
      at++
      const args: Expression[] = []
      while (!isSign(')')) {
        if (args.length > 0) expect(',')
        args.push(binary(0, depth + 1))
      }
      expect(')')
      const { least, most } = functions[name.text]
      if (args.length < least || args.length > most) fail('arguments-wrong', name)
      return { kind: 'call', name: name.text, args }
    }

    const whole = binary(0, 0)
    if (next().kind !== 'end') fail('unexpected', next())
    return whole
  } catch (error) {
    if (error instanceof Problem) return error.bad
    throw error
  }
}

export function isBad(expression: Expression | BadExpression): expression is BadExpression {
  return 'problem' in expression
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(functions, name)
}

function fail(problem: ExpressionProblem, token: Pick<Token, 'text' | 'at'>): never {
  throw new Problem({ problem, at: token.at, text: token.text.slice(0, 100) })
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const push = (kind: Token['kind'], value: string, end: number) => {
    tokens.push({ kind, text: value, at })
    at = end
  }
  while (at < text.length) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0)
    if (blank.test(letter)) at += letter.length
    else if (letter === '"' || letter === "'") pushText(text, at, push)
    else if (/[0-9]/.test(letter)) {
      const found = /^\d+(\.\d+)?/.exec(text.slice(at))?.[0] ?? letter
      push('number', found, at + found.length)
    } else if (startOfName.test(letter)) {
      let end = at + letter.length
      // A minus inside a name would eat a subtraction: `a-b` is one only between letters without blanks around.
      while (end < text.length && inName.test(text[end] ?? '') && text[end] !== '-') end++
      push('name', text.slice(at, end).replace(/\.+$/, ''), end)
    } else {
      const sign = signs.find(one => text.startsWith(one, at))
      if (sign === undefined) fail('character-unknown', { text: letter, at })
      else push('sign', sign, at + sign.length)
    }
  }
  return tokens
}

function pushText(text: string, start: number, push: (kind: 'text', value: string, end: number) => void) {
  const quote = text[start]
  let value = ''
  for (let at = start + 1; at < text.length; at++) {
    const letter = text[at]
    if (letter === quote) return push('text', value, at + 1)
    if (letter === '\\' && at + 1 < text.length) {
      at++
      value += text[at]
    } else value += letter
  }
  return fail('text-open', { text: text.slice(start), at: start })
}
