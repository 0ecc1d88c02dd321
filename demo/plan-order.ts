import {
  addWorkingDays,
  type Country,
  dayMs,
  hourMs,
  instantOf,
  isRamadan,
  isRestDay,
  localDay,
  minuteMs,
  saleOn,
} from './calendar.ts'
import { countryFacts } from './countries.ts'
import { type Cause, experience, lateness, refusal } from './effects.ts'
import { logistic } from './exact-math.ts'
import { drawTime, nextOfficeTime } from './hours.ts'
import type { Person } from './people.ts'
import type { AfterSale, Confirmation, Order } from './plan.ts'
import type { Random } from './random.ts'

export interface OrderSetting {
  readonly person: Person
  readonly id: string
  readonly placedAt: number
  readonly total: number
  readonly cash: boolean
  readonly promisedDay: number
  /** What was met on the way to the order. */
  readonly checkout: readonly Cause[]
}

/** 14 hexadecimal digits: enough that a million persons never share one. */
export function orderIdOf(code: string): string {
  return `R${code.toUpperCase()}`
}

/** What becomes of an order that a courier brings: confirmed, sent, delivered on time or late, refused or cancelled. */
export function planOrder(random: Random, setting: OrderSetting): Order {
  const { person, placedAt } = setting
  const confirmation = confirmationOf(random, setting.cash)
  const { calls, confirmedAt } = planConfirmation(random, setting, confirmation)
  const common = {
    id: setting.id,
    placedAt,
    total: setting.total,
    confirmation,
    calls,
    confirmedAt,
    courier: random.pick(countryFacts[person.country].couriers),
    tracking: `TRK${random.hex(10).toUpperCase()}`,
  }
  const repeatedCalls = calls.length > 1
  if (confirmedAt === null) {
    const doneAt = (calls.at(-1) ?? placedAt) + hourMs
    return {
      ...common,
      ...nothingSent,
      outcome: 'cancelled',
      doneAt,
      comesBack: random.chance(experience.returnAfterFailure),
      after: noAfterSale,
    }
  }
  const trip = planTrip(random, setting, confirmedAt)
  const refused = setting.cash && random.chance(trip.late ? refusal.late : refusal.onTime)
  const damaged = random.chance(0.05)
  const wrongItem = random.chance(0.035)
  const flaws: Flaws = { late: trip.late, damaged, wrong_item: wrongItem, repeated_calls: repeatedCalls }
  const odds = experience.returnBase + sumOf(experience.returnEffects, flaws)
  const returns = random.unit()
  return {
    ...common,
    ...trip,
    outcome: refused ? 'refused' : 'delivered',
    damaged: damaged && !refused,
    wrongItem: wrongItem && !refused,
    comesBack: returns < (refused ? experience.returnAfterFailure : logistic(odds)),
    after: refused ? noAfterSale : planAfterSale(random, setting, { flaws, doneAt: trip.doneAt }),
  }
}

/** Goods handed over in the store: nothing to confirm, nothing to wait for. */
export function planStoreOrder(
  random: Random,
  setting: Omit<OrderSetting, 'promisedDay' | 'checkout'>,
): Order {
  return {
    id: setting.id,
    placedAt: setting.placedAt,
    total: setting.total,
    confirmation: 'none',
    calls: [],
    confirmedAt: null,
    courier: '',
    tracking: '',
    ...nothingSent,
    outcome: 'handed_over',
    doneAt: setting.placedAt,
    comesBack: random.chance(logistic(experience.returnBase)),
    after: noAfterSale,
  }
}

const nothingSent = {
  shippedAt: null,
  doorstep: [],
  late: false,
  daysLate: 0,
  damaged: false,
  wrongItem: false,
} as const

const noAfterSale: AfterSale = {
  rating: null,
  nps: null,
  ces: null,
  csat: null,
  contactedAt: null,
  contactChannel: 'whatsapp',
  solved: true,
  sendsBack: false,
  wantsInvoice: false,
  invoiceWrong: false,
}

/** Orders paid in cash are confirmed by an agent or on WhatsApp; paid ones by the link of an e-mail. */
function confirmationOf(random: Random, cash: boolean): Confirmation {
  if (!cash) return random.chance(0.85) ? 'email' : 'agent'
  return random.weighted([
    ['agent', 62],
    ['whatsapp', 24],
    ['email', 14],
  ])
}

function planConfirmation(random: Random, setting: OrderSetting, by: Confirmation) {
  const { person, placedAt } = setting
  if (by !== 'agent')
    return {
      calls: [],
      confirmedAt: placedAt + Math.round(random.between(2, by === 'email' ? 180 : 420) * minuteMs),
    }
  const calls: number[] = []
  let at = placedAt + Math.round(random.between(10, 120) * minuteMs)
  for (let i = 0; i < 3; i++) {
    at = nextOfficeTime(random, person.country, at)
    calls.push(at)
    if (random.chance(0.74)) return { calls, confirmedAt: at + Math.round(random.between(60, 240) * 1000) }
    at += Math.round(random.between(2, 5) * hourMs)
  }
  return { calls, confirmedAt: null }
}

/** From the warehouse to the door. Late means: handed over on a later local date than was promised. */
function planTrip(random: Random, setting: OrderSetting, confirmedAt: number) {
  const { country } = setting.person
  const { promisedDay } = setting
  const earliest = addWorkingDays(country, localDay(country, confirmedAt) + 1, 0)
  const season =
    (saleOn(country, promisedDay) ? lateness.sale : 0) + (isRamadan(promisedDay) ? lateness.ramadan : 0)
  const planned = random.chance(lateness.base + season)
    ? addWorkingDays(country, promisedDay + 1, random.whole(...lateness.days) - 1)
    : promisedDay - (random.chance(0.35) ? 1 : 0)
  const deliveredDay = addWorkingDays(country, Math.max(planned, earliest), 0)
  const doneAt = instantOf(country, deliveredDay, drawTime(random, 'office', deliveredDay))
  const doorstep = [doneAt]
  if (random.chance(0.12)) {
    // Nobody was at home: the courier was there on a working day before, if there was time for it.
    const before = workingDayBefore(country, deliveredDay)
    if (before > earliest) doorstep.unshift(instantOf(country, before, drawTime(random, 'office', before)))
  }
  const first = doorstep[0] ?? doneAt
  const shippedAt = confirmedAt + Math.round((first - confirmedAt) * random.between(0.2, 0.55))
  const daysLate = Math.max(0, deliveredDay - promisedDay)
  return { shippedAt, doorstep, doneAt, late: daysLate > 0, daysLate }
}

function workingDayBefore(country: Country, from: number): number {
  let day = from - 1
  while (isRestDay(country, day)) day--
  return day
}

/** What happened on the way, by name. */
type Flaws = Readonly<Record<string, boolean>>

function planAfterSale(
  random: Random,
  setting: OrderSetting,
  met: { flaws: Flaws; doneAt: number },
): AfterSale {
  const { persona } = setting.person
  const { flaws, doneAt } = met
  const broken = flaws.damaged === true || flaws.wrong_item === true
  const late = flaws.late === true
  const contacts = random.chance(Math.min(0.9, persona.contacts + (broken || late ? 0.4 : 0)))
  const solved = random.chance(0.78)
  const ordering: Flaws = { ...flaws, ...Object.fromEntries(setting.checkout.map(cause => [cause, true])) }
  const answered = {
    rating: answer(random, experience.ratingThresholds, sumOf(experience.ratingEffects, flaws)) + 1,
    nps: answer(random, experience.npsThresholds, sumOf(experience.npsEffects, flaws)),
    ces: answer(random, experience.cesThresholds, sumOf(experience.cesEffects, ordering)) + 1,
    csat: Math.min(5, Math.max(1, Math.round((solved ? 4.3 : 2.1) + random.normal() * 0.8))),
  }
  const asked = (share: number) => random.chance(share)
  const contact = doneAt + Math.round(random.between(late ? -1.5 : -0.8, 3) * dayMs)
  return {
    rating: asked(persona.writesReviews) ? answered.rating : null,
    nps: asked(persona.answersSurveys) ? answered.nps : null,
    ces: asked(persona.answersSurveys * 0.6) ? answered.ces : null,
    csat: contacts && asked(0.45) ? answered.csat : null,
    contactedAt: contacts ? Math.max(contact, setting.placedAt + 2 * hourMs) : null,
    contactChannel: random.weighted([
      ['whatsapp', 5],
      ['call_centre', 4],
      ['email', 1],
    ]),
    solved,
    sendsBack: random.chance(broken ? 0.6 : 0.05),
    wantsInvoice: setting.person.company !== null || random.chance(0.12),
    invoiceWrong: random.chance(0.09),
  }
}

/** The sum of the effects of what was met. */
function sumOf(effects: Readonly<Record<string, number>>, met: Flaws): number {
  let sum = 0
  for (const [name, effect] of Object.entries(effects)) if (met[name] === true) sum += effect
  return sum
}

/** Proportional odds: `shift` is added to the log-odds of answering lower, at every threshold alike. */
function answer(random: Random, thresholds: readonly number[], shift: number): number {
  const draw = random.unit()
  let level = 0
  while (level < thresholds.length && draw >= logistic((thresholds[level] ?? 0) + shift)) level++
  return level
}
