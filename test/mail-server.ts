import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedLetter {
  readonly to: string
  readonly head: string
  /** Text and HTML, decoded. */
  readonly parts: readonly string[]
}

/** A mail server of this machine that keeps what it is sent; `refuse` says which addresses it does not take. */
export async function startMailServer(refuse: (address: string) => boolean = () => false) {
  const letters: ReceivedLetter[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _, done) => done(refuse(address) ? new Error('no such mailbox') : undefined),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        letters.push(
          readLetter(session.envelope.rcptTo[0]?.address ?? '', Buffer.concat(chunks).toString('latin1')),
        )
        done()
      })
    },
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    letters,
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    close: () => new Promise<void>(done => server.close(done)),
  }
}

function readLetter(to: string, letter: string): ReceivedLetter {
  const [head = '', ...rest] = letter.split('\r\n\r\n')
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1]
  const whole = rest.join('\r\n\r\n')
  const pieces = boundary ? whole.split(`--${boundary}`).slice(1, -1) : [`${head}\r\n\r\n${whole}`]
  const parts = pieces.map(piece => {
    const [partHead = '', ...body] = piece.split('\r\n\r\n')
    const text = body.join('\r\n\r\n')
    if (/encoding: base64/i.test(partHead)) return Buffer.from(text, 'base64').toString()
    if (!/quoted-printable/i.test(partHead)) return Buffer.from(text, 'latin1').toString()
    const bytes = text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    return Buffer.from(bytes, 'latin1').toString()
  })
  return { to, head: head.replace(/\r\n\s+/g, ' '), parts }
}
