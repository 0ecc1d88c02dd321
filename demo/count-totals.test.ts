import { expect, it } from 'vitest'
import { abandonment, redesign } from './effects.ts'
import { logistic } from './exact-math.ts'
import { createHouseholds } from './people.ts'
import { planPerson } from './plan-person.ts'
import { createWorld } from './shop-options.ts'
import { simulateShop } from './simulate-shop.ts'

const options = { seed: 5, people: 800, end: Date.parse('2026-11-22T15:00:00Z') }

it('asks on the old site only those to register who have no account, signed in or not', () => {
  const world = createWorld(options)
  const chances: number[] = []
  let accountsOfGuests = 0
  for (const household of createHouseholds(world.seed, world.people))
    for (const person of household.people) {
      let hasAccount = false
      for (const { channel, newSite, cart } of planPerson(world, person).visits) {
        const checkout = cart?.checkout
        if (!checkout) continue
        if (channel === 'web' && newSite) {
          const { base, effects } = abandonment.details
          const odds = checkout.details.reduce<number>((sum, cause) => sum + effects[cause], base)
          const asked = hasAccount ? 0 : redesign.registrationShareBefore
          chances.push(asked * logistic(odds + effects.registration_required) + (1 - asked) * logistic(odds))
          if (hasAccount && checkout.account === 'guest') accountsOfGuests++
        }
        if (checkout.account === 'signs_up' && checkout.leaves !== 'details') hasAccount = true
      }
    }
  const run = simulateShop(options)
  expect([...run.messages].length).toBeGreaterThan(0)
  const told = run.truth().totals.redesign
  expect(accountsOfGuests).toBeGreaterThan(0)
  expect(told.checkouts).toBe(chances.length)
  expect(told.oldSite).toBeCloseTo(chances.reduce((a, b) => a + b, 0) / chances.length, 12)
})
