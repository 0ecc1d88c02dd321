import {
  isArgumentElement,
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser'
import { makeQuantity, type Quantity } from './quantity.ts'

/** What a sentence may be given: text and data are isolated, numbers and quantities are shown by the locale. */
export type MessageValue = string | number | Quantity

/** A sentence taken apart: words of ours, values of others, and marked-up pieces such as `<b>…</b>`. */
export type MessagePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'number'; readonly name: string; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly parts: readonly MessagePart[] }

export type Message = readonly MessageFormatElement[]

/** Reads an ICU message. Throws on a syntax error: a test reads every string of the product. */
export function readMessage(text: string): Message {
  return parse(text, { captureLocation: false, shouldParseSkeletons: false })
}

interface Scope {
  readonly locale: string
  readonly values: Readonly<Record<string, MessageValue>>
  readonly counted: Quantity | null
}

/**
 * Our own evaluation of the parsed message. The library's own chooses the plural form from the bare number
 * and cannot be told that an abbreviated or decimal number takes `other` (see quantity.ts).
 */
export function evaluateMessage(
  message: Message,
  locale: string,
  values: Readonly<Record<string, MessageValue>>,
): readonly MessagePart[] {
  return evaluate(message, { locale, values, counted: null })
}

function evaluate(message: Message, scope: Scope): readonly MessagePart[] {
  return message.flatMap(element => evaluateElement(element, scope))
}

function evaluateElement(element: MessageFormatElement, scope: Scope): readonly MessagePart[] {
  if (isLiteralElement(element)) return [{ kind: 'words', text: element.value }]
  if (isPoundElement(element)) {
    return scope.counted ? [{ kind: 'number', name: '#', text: scope.counted.text }] : []
  }
  if (isTagElement(element)) {
    return [{ kind: 'tag', name: element.value, parts: evaluate(element.children, scope) }]
  }
  const value = scope.values[element.value]
  if (value === undefined) throw new Error(`the sentence needs a value for "${element.value}"`)
  if (isArgumentElement(element)) return [showValue(element.value, value, scope.locale)]
  if (isSelectElement(element)) {
    const key = typeof value === 'object' ? value.text : String(value)
    const chosen = element.options[key] ?? element.options.other
    return chosen ? evaluate(chosen.value, scope) : []
  }
  if (isPluralElement(element)) {
    const counted = toQuantity(value, scope.locale)
    const exact = counted.exact ? element.options[`=${counted.value}`] : undefined
    const chosen = exact ?? element.options[counted.category] ?? element.options.other
    return chosen ? evaluate(chosen.value, { ...scope, counted }) : []
  }
  throw new Error(`"${element.value}": numbers and dates are formatted before they enter a sentence`)
}

function showValue(name: string, value: MessageValue, locale: string): MessagePart {
  if (typeof value === 'string') return { kind: 'value', name, text: value }
  return { kind: 'number', name, text: toQuantity(value, locale).text }
}

function toQuantity(value: MessageValue, locale: string): Quantity {
  if (typeof value === 'object') return value
  const number = Number(value)
  return makeQuantity(locale, number, { maxDecimals: 20 })
}
