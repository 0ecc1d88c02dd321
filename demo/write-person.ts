import { type Person, streams } from './people.ts'
import type { Plan } from './plan.ts'
import type { World } from './shop-options.ts'
import { writeAssisted } from './write-assisted.ts'
import { writeMailing } from './write-mailing.ts'
import { writeSignals } from './write-signals.ts'
import { writeVisit } from './write-visit.ts'
import { Writer } from './writer.ts'

/** All messages of one person, from their plan. */
export function writePerson(world: World, person: Person, plan: Plan): Writer {
  const writer = new Writer(world, person)
  const signals = new Writer(world, person, streams.signals)
  for (const visit of plan.visits) {
    if (visit.channel === 'web' || visit.channel === 'app') {
      const first = writer.written.length
      writeVisit(writer, visit)
      writeSignals(signals, visit, writer.written.slice(first))
    } else writeAssisted(writer, visit)
  }
  for (const mailing of plan.mailings)
    writeMailing(writer, mailing, plan.visits, signedUpBefore(plan, mailing.at))
  writer.written.push(...signals.written)
  return writer
}

function signedUpBefore(plan: Plan, at: number): boolean {
  return plan.visits.some(({ cart }) => {
    const checkout = cart?.checkout
    return checkout?.account === 'signs_up' && checkout.leaves !== 'details' && checkout.at < at - 600_000
  })
}
