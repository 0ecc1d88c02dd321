interface Batches {
  readonly size: number
  message(n: number): object
  nextId(): number
}

const idDigits = 12
const marked = `load-${'0'.repeat(idDigits)}`
const anyTime = new Date(0).toISOString()

/**
 * The sender shares the machine with what it measures. So its messages are written once, 10,000 of them, and sent again
 * and again under new ids at new times: JSON written anew took most of the sender's time. Each call gives the next batch.
 */
export function createBatchBodies({ size, message, nextId }: Batches): () => Buffer {
  const templates = Array.from({ length: Math.ceil(10_000 / size) }, (_, batch) => {
    const messages = Array.from({ length: size }, (_, i) => ({
      ...message(batch * size + i),
      messageId: marked,
      timestamp: anyTime,
    }))
    const body = Buffer.from(JSON.stringify({ batch: messages }))
    return { body, ids: placesOf(body, marked), times: placesOf(body, anyTime) }
  })
  let turn = 0
  return () => {
    const template = templates[turn++ % templates.length]
    if (!template) throw new Error('a batch needs messages')
    const body = Buffer.from(template.body)
    const now = new Date().toISOString()
    for (const place of template.times) body.write(now, place, 'latin1')
    for (const place of template.ids) body.write(idText(nextId()), place + marked.length - idDigits, 'latin1')
    return body
  }
}

function idText(id: number): string {
  return String(id).padStart(idDigits, '0')
}

function placesOf(body: Buffer, text: string): number[] {
  const places: number[] = []
  for (let at = body.indexOf(text); at !== -1; at = body.indexOf(text, at + 1)) places.push(at)
  return places
}
