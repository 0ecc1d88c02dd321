import { z } from 'zod'

/** The only file that reads the environment. A setting may move things or bound them; it never changes what a number means. */
const environment = z.object({
  RIHLA_PORT: z.coerce.number().int().min(0).max(65535).default(4600),
  RIHLA_HOST: z.string().default('127.0.0.1'),
  RIHLA_DATA: z.string().default('data'),
  RIHLA_PUBLIC_URL: z.url().optional(),
  RIHLA_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  DATABASE_URL: z.string().optional(),
  CLICKHOUSE_URL: z.string().optional(),
  /** Comma-separated `http://user:pass@host:port` of every node, one a shard. */
  CLICKHOUSE_CLUSTER: z.string().optional(),
  /** `1`: calls that users configure may go into private networks. Otherwise the hosts that may, comma-separated. */
  RIHLA_ALLOW_PRIVATE: z.string().default(''),
  /** `smtps://user:password@host:465`. Without it nothing is sent by mail. */
  RIHLA_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  RIHLA_MAIL_FROM: z.string().default('Rihla <rihla@localhost>'),
  /** A language model for questions in plain words: chat completions as OpenAI's. Without it the grammar reads alone. */
  RIHLA_WORDS_URL: z.url({ protocol: /^https?$/ }).optional(),
  RIHLA_WORDS_KEY: z.string().default(''),
  RIHLA_WORDS_MODEL: z.string().default('default'),
  RIHLA_QUESTION_SECONDS: z.coerce.number().positive().default(60),
  RIHLA_QUESTION_MEMORY: z.coerce.number().positive().default(4_000_000_000),
  RIHLA_QUESTION_THREADS: z.coerce.number().int().positive().default(2),
})

export interface Config {
  readonly port: number
  readonly host: string
  /** The data folder: everything that the embedded engines keep, and the local key. */
  readonly dataFolder: string
  /** The address people use, when it is not `http://host:port`. */
  readonly publicUrl: string | null
  readonly logLevel: string
  readonly databaseUrl: string | null
  readonly warehouse:
    | { kind: 'embedded' }
    | { kind: 'server'; url: string }
    | { kind: 'cluster'; urls: readonly string[] }
  /** Which private addresses may be called on behalf of a user: shops, sources to pull. */
  readonly privateAddresses: 'none' | 'all' | readonly string[]
  readonly mail: { readonly url: string; readonly from: string } | null
  /** Who may be asked what typed words mean, where a workspace has switched it on. */
  readonly wordsModel: { readonly url: string; readonly key: string; readonly name: string } | null
  readonly questions: { readonly seconds: number; readonly memoryBytes: number; readonly threads: number }
}

/** Reads the configuration. Throws an error that names the variable when one is not understood. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const e = environment.parse(env)
  return {
    port: e.RIHLA_PORT,
    host: e.RIHLA_HOST,
    dataFolder: e.RIHLA_DATA,
    publicUrl: e.RIHLA_PUBLIC_URL ?? null,
    logLevel: e.RIHLA_LOG,
    databaseUrl: e.DATABASE_URL ?? null,
    warehouse: warehouseOf(e),
    privateAddresses: privateAddressesOf(e.RIHLA_ALLOW_PRIVATE),
    mail: e.RIHLA_SMTP_URL === undefined ? null : { url: e.RIHLA_SMTP_URL, from: e.RIHLA_MAIL_FROM },
    wordsModel: e.RIHLA_WORDS_URL
      ? { url: e.RIHLA_WORDS_URL, key: e.RIHLA_WORDS_KEY, name: e.RIHLA_WORDS_MODEL }
      : null,
    questions: {
      seconds: e.RIHLA_QUESTION_SECONDS,
      memoryBytes: e.RIHLA_QUESTION_MEMORY,
      threads: e.RIHLA_QUESTION_THREADS,
    },
  }
}

function privateAddressesOf(text: string): Config['privateAddresses'] {
  const hosts = text
    .split(',')
    .map(host => host.trim().toLowerCase())
    .filter(host => host !== '')
  if (hosts.length === 0) return 'none'
  return hosts.length === 1 && /^(1|true|yes|all)$/.test(hosts[0] ?? '') ? 'all' : hosts
}

function warehouseOf(e: z.infer<typeof environment>): Config['warehouse'] {
  if (e.CLICKHOUSE_CLUSTER)
    return { kind: 'cluster', urls: e.CLICKHOUSE_CLUSTER.split(',').map(url => url.trim()) }
  if (e.CLICKHOUSE_URL) return { kind: 'server', url: e.CLICKHOUSE_URL }
  return { kind: 'embedded' }
}
