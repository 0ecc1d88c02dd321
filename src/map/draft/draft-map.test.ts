import { describe, expect, it } from 'vitest'
import { mapContentSchema } from '../model.ts'
import { draftMap, type EventSummary } from './draft-map.ts'

const event = (
  name: string,
  cases: number,
  position: number,
  properties: EventSummary['properties'] = [],
): EventSummary => ({ name, cases, position, properties })
const draft = (events: EventSummary[], names = {}) => draftMap({ by: 'person', events, names })
const shape = (content: ReturnType<typeof draftMap>) =>
  content.stages.map(stage => [stage.id, stage.steps.map(step => step.rule.map(clause => clause.event))])

describe('a shop that speaks the Segment e-commerce events', () => {
  const content = draft([
    event('page', 100, 0),
    event('Product Viewed', 80, 0.2),
    event('Product Added', 50, 0.4),
    event('Order Completed', 20, 0.6),
    event('Gift Wrapped', 5, 0.45),
    event('Order Delivered', 18, 0.9),
    event('Product Reviewed', 9, 1, [
      { path: 'rating', range: { min: 1, max: 5 }, text: null },
      { path: 'review_body', range: null, text: { meanLength: 40, distinct: 9, count: 9 } },
      { path: 'price', range: { min: 1, max: 5 }, text: null },
    ]),
  ])

  it('gets the stages of the template that have events, in its order', () => {
    expect(shape(content)).toEqual([
      ['awareness', [['page']]],
      ['consideration', [['Product Viewed']]],
      ['purchase', [['Product Added', 'Gift Wrapped'], ['Order Completed']]],
      ['delivery', [['Order Delivered']]],
      ['loyalty', [['Product Reviewed']]],
    ])
  })

  it('finds scores and quotes, and takes no price for a score', () => {
    expect(content.scores).toEqual([
      { event: 'Product Reviewed', path: 'rating', worst: 1, best: 5, about: 'receives' },
    ])
    expect(content.quotes).toEqual([{ event: 'Product Reviewed', path: 'review_body', about: 'receives' }])
  })

  it('begins where most begin: what few orders have before them is no first step', () => {
    const order = draft([
      event('Email Opened', 30, 0),
      event('Order Completed', 100, 0.2),
      event('Order Delivered', 90, 1),
    ])
    expect(order.stages.map(stage => stage.id)).toEqual(['purchase', 'delivery'])
  })

  it('makes no step of what only tells of a page', () => {
    const events = [
      event('Page Left', 90, 0.3),
      event('Rage Click', 20, 0.5),
      event('Product Viewed', 80, 0.2),
    ]
    expect(shape(draft(events))).toEqual([['consideration', [['Product Viewed']]]])
  })

  it('has titles in both languages and is a valid map', () => {
    expect(mapContentSchema.parse(content)).toEqual(content)
    for (const stage of content.stages) expect([stage.title.en, stage.title.ar].every(Boolean)).toBe(true)
  })
})

describe('events that no template knows', () => {
  it('stand in the order that people have them, in stages that their words name', () => {
    const content = draft([
      event('order_reviewed', 90, 1),
      event('order_approved', 98, 0.25),
      event('ordered', 100, 0),
      event('order_delivered_carrier', 95, 0.5),
      event('order_delivered_customer', 93, 0.75),
    ])
    expect(shape(content)).toEqual([
      ['purchase-1', [['ordered']]],
      ['confirmation-2', [['order_approved']]],
      ['delivery-3', [['order_delivered_carrier'], ['order_delivered_customer']]],
      ['advocacy-4', [['order_reviewed']]],
    ])
  })

  it('fall into beginning, middle and end when words say nothing, and rare ones join their neighbours', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      event(`T${String(i).padStart(2, '0')}`, 100 - i, i / 29),
    )
    const content = draft(many)
    expect(content.stages.map(stage => stage.title.en)).toEqual(['Beginning', 'Middle'])
    expect(content.stages.flatMap(stage => stage.steps)).toHaveLength(14)
    expect(content.stages.flatMap(stage => stage.steps.flatMap(step => step.rule)).length).toBe(30)
    expect(mapContentSchema.parse(content)).toEqual(content)
  })

  it('carry the names that the workspace gave', () => {
    const content = draft([event('T1', 1, 0)], { T1: { ar: 'استلام الطلب' } })
    expect(content.stages[0]?.steps[0]?.title).toEqual({ ar: 'استلام الطلب' })
  })
})
