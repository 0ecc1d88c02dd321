import { redesign } from '../../demo/effects.ts'

const dayMs = 86_400_000
const event = (name: string) => ({ id: name, any: [{ event: name }] })
const onChannel = (name: string) => ({
  name,
  channels: [],
  values: [{ path: '$channel', of: 'step', is: name }],
})
const asked = (more: Readonly<Record<string, object | string>>) =>
  `?${Object.entries(more)
    .map(
      ([key, value]) =>
        `${key}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
    )
    .join('&')}`

const dayBefore = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10)

/** What a question is asked of the demo shop; one that begins with an answer by itself needs no line. */
const addresses: Readonly<Record<string, string>> = {
  'moments-of-truth': asked({ period: 'all', scope: { by: 'order_id' } }),
  'page-heat': asked({ q: { page: '/ar', device: 'phone' } }),
  trends: asked({
    q: {
      lines: [{ id: '1', measure: { of: 'events', any: [{ event: 'Product Viewed' }] }, over: null }],
      anomalies: true,
      forecast: 14,
    },
  }),
  'what-changed': asked({
    q: {
      measure: {
        of: 'conversion',
        from: event('Checkout Started'),
        to: event('Order Completed'),
        windowMs: dayMs,
      },
      change: { from: dayBefore(redesign.daysBeforeEnd), to: null },
      treated: onChannel('web'),
      controls: [onChannel('app')],
    },
  }),
}

/** What is pressed for the people behind it; null where an answer has nothing of the kind. */
const marks: Readonly<Record<string, string | null>> = {
  lifecycle: 'rect[data-state]',
  trends: 'figure svg',
  funnel: 'figure svg rect',
  retention: 'table button',
  acquisition: 'table button',
  'what-changed': '[class*=chips] button',
  'checkout-effort': 'section > button',
}

export function questionAddress(name: string): string {
  return `/questions/${name}${addresses[name] ?? ''}`
}

/** Answers that may be that nothing stands the test: then there is nobody to open. */
export const mayFindNothing: readonly string[] = ['moments-of-truth', 'what-differs']

/** What is pressed in the drawing alone: its people are reached by the keyboard in the table. */
export const pressedInDrawing: readonly string[] = ['trends', 'lifecycle', 'funnel']

export function findMark(name: string): string | null {
  return name in marks ? (marks[name] ?? null) : ':is(ol, ul, table) button'
}
