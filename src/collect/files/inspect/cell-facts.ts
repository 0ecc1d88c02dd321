import { moneyFacts } from '../values/money.ts'
import { type NumberFacts, numberFacts } from '../values/number.ts'
import { phoneCharacters } from '../values/read-phone.ts'
import { isNothing, plainText } from '../values/text-rules.ts'
import { readClockText, readTimeText, type TimeFacts } from '../values/time-text.ts'

/** Everything one text could be. A column decides among these by all of its cells. */
export interface CellFacts {
  readonly nothing: boolean
  readonly number: NumberFacts | undefined
  readonly value: number
  readonly currencies: string | undefined
  readonly time: TimeFacts | undefined
  readonly clock: boolean
  readonly boolean: boolean
  readonly email: boolean
  readonly phone: 'international' | 'local' | undefined
  readonly words: number
  readonly prefix: string | undefined
}

const booleans = new Set('true false yes no y n oui non vrai faux نعم لا صح خطأ'.split(' '))
const email = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}$/

export function factsOf(text: string): CellFacts {
  const plain = plainText(text)
  const short = plain.length <= 64
  const number = short ? numberFacts(plain) : undefined
  const money = short && number === undefined ? moneyFacts(plain) : undefined
  return {
    nothing: isNothing(plain),
    number: number ?? money?.number,
    value: number === undefined ? Number.NaN : Number(plain),
    currencies: money?.currencies.join(' '),
    time: short && !number?.integer ? readTimeText(plain) : undefined,
    clock: short && readClockText(plain) !== undefined,
    boolean: short && booleans.has(plain.toLowerCase()),
    email: plain.length <= 254 && email.test(plain),
    phone: short ? phoneKind(plain) : undefined,
    words: plain === '' ? 0 : plain.split(/\s+/).length,
    prefix: short ? /^(\p{L}{1,3})-?\d{2,}$/u.exec(plain)?.[1] : undefined,
  }
}

function phoneKind(text: string): CellFacts['phone'] {
  const body = phoneCharacters(text)
  if (/^(\+|00)\d{7,14}$/.test(body)) return 'international'
  return /^\d{7,15}$|^\d[.,]\d+E\+?\d{1,2}$/i.test(body) ? 'local' : undefined
}
