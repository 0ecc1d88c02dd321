import { isIP } from 'node:net'
import { promisify } from 'node:util'
import { RihlaError } from '../../../platform/errors.ts'
import { PrivateAddress } from '../../../platform/http/address-policy.ts'
import type { TableContext } from './load-table.ts'

/** The address that was judged is the one that is connected to. */
export async function addressOf(host: string, addresses: TableContext['addresses']): Promise<string> {
  if (isIP(host) !== 0) {
    if (!addresses.allows(host, host)) throw new RihlaError('connection.address-private', { host })
    return host
  }
  const lookup = promisify<string, object, string>((name, options, done) =>
    addresses.lookup(name, options, (error, address) =>
      done(error, typeof address === 'string' ? address : ''),
    ),
  )
  try {
    return await lookup(host, {})
  } catch (error) {
    if (error instanceof PrivateAddress) throw new RihlaError('connection.address-private', { host })
    throw new RihlaError('connection.unreachable', { host, detail: 'ENOTFOUND' })
  }
}
