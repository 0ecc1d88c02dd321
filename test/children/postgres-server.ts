import { createLog } from '../../src/platform/log.ts'
import { startPostgres } from '../../src/platform/store/postgres-server.ts'

// A PostgreSQL server over TCP for tests of DATABASE_URL: prints its address, runs until standard input ends.
const [folder = ''] = process.argv.slice(2)
const server = await startPostgres({ folder, log: createLog('warn'), listen: 'tcp' })
console.log(server.url)
process.stdin.resume()
process.stdin.on('end', () => void server.stop())
