import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2)

/** OWASP's choice for argon2id: 19 MiB, two passes, one lane. About 40 ms here, 19 MiB of memory while it runs. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }

/** The password as a PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`: the cost is stored with it and can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive('argon2id', { ...cost, message: normalise(password), nonce: salt, tagLength: 32 })
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${toText(salt)}$${toText(hash)}`
}

export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored)
  if (!found) throw new Error('a stored password is not an argon2id hash')
  const [, memory, passes, parallelism, salt = '', hash = ''] = found
  const expected = Buffer.from(hash, 'base64')
  const actual = await derive('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    message: normalise(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
  })
  return timingSafeEqual(actual, expected)
}

/** The same Arabic letters can be typed as one or as two code points, depending on the keyboard. */
function normalise(password: string): string {
  return password.normalize('NFKC')
}

function toText(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
