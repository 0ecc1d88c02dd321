import type { Adapter } from './adapter.ts'
import { jsonAnswer, parseJson, textOf } from './read-values.ts'

const table = {
  'track, identify, page, group': 'the same; the text is held as it came',
  'the write key': 'as NAME:WRITE_KEY, for the client asks for two parts; the name is yours',
}

/** `@jitsu/js`, in a page and on a server (`s2s`). */
export const jitsu: Adapter = {
  client: 'jitsu',
  table,
  doors: [
    {
      method: 'POST',
      paths: ['/api/s/:call', '/api/s/s2s/:call'],
      summary: 'Takes one message as Jitsu’s client sends it',
      keys: ({ headers }) => partsOf(headers.get('x-write-key')),
      read: ({ bytes }) => {
        const text = bytes.toString('utf8')
        const value = parseJson(text)
        return value === undefined ? null : [{ text, value }]
      },
      answer: () => jsonAnswer({ ok: true }),
    },
  ],
  translate: null,
}

function partsOf(key: string | null): unknown[] {
  const [name, secret] = (key ?? '').split(':', 2)
  return [textOf(secret), textOf(name)]
}
