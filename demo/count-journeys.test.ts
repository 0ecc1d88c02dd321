import { expect, it } from 'vitest'
import { hourMs } from './calendar.ts'
import { createJourneyCounter, funnels } from './count-journeys.ts'
import { calls } from './message-order.ts'
import { Random } from './random.ts'
import type { Written } from './writer.ts'

const names = [...new Set(funnels.flatMap(funnel => funnel.steps)), 'Other']

/** A case whose events often share an instant, and whose ids are in no order. */
function randomCase(random: Random): Written[] {
  return Array.from({ length: random.whole(1, 40) }, () => {
    const time = random.whole(0, 30) * hourMs * random.whole(1, 30)
    const type = random.weighted([
      ['track', 8],
      ['page', 2],
      ['identify', 1],
    ] as const)
    const event = type === 'track' ? { event: random.pick(names) } : {}
    const context = { channel: random.pick(['web', 'app']) }
    return { time, message: { type, messageId: random.hex(8), timestamp: '', ...event, context } }
  })
}

it('counts transitions and funnels as their plain definitions do', () => {
  const random = new Random(42)
  const cases = Array.from({ length: 400 }, () => randomCase(random))
  const counter = createJourneyCounter()
  const transitions: Record<string, number> = {}
  const reached = funnels.map(funnel => funnel.steps.map(() => 0))
  for (const events of cases) {
    counter.add(events)
    const key = ({ time, message }: Written) =>
      `${String(time).padStart(15, '0')} ${calls.indexOf(message.type)} ${message.messageId}`
    const steps = events
      .filter(e => e.message.type !== 'identify')
      .sort((a, b) => (key(a) < key(b) ? -1 : 1))
      .map(e => ({
        time: e.time,
        name: e.message.event ?? e.message.type,
        channel: e.message.context.channel,
      }))
    steps.slice(1).forEach((to, i) => {
      const from = steps[i]!
      const label = `${from.name}|${from.channel} → ${to.name}|${to.channel}`
      transitions[label] = (transitions[label] ?? 0) + 1
    })
    funnels.forEach((funnel, f) => {
      let best = 0
      steps.forEach((start, s) => {
        if (start.name !== funnel.steps[0]) return
        let level = 1
        for (const step of steps.slice(s + 1))
          if (step.time - start.time <= funnel.windowMs && step.name === funnel.steps[level]) level++
        best = Math.max(best, level)
      })
      for (let k = 0; k < best; k++) reached[f]![k]!++
    })
  }
  const counts = counter.counts()
  expect(counts.transitions).toEqual(transitions)
  expect(counts.funnels.map(funnel => funnel.reached)).toEqual(reached)
  expect(reached.flat().filter(n => n > 0).length).toBeGreaterThan(8)
})
