import { createHash, createHmac } from 'node:crypto'
import { RihlaError } from '../../../platform/errors.ts'
import type { Outgoing } from '../../../platform/http/outgoing.ts'

export interface BucketPlace {
  /** `https://s3.eu-central-1.amazonaws.com`, `https://storage.googleapis.com`, or a server of one's own. */
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly prefix: string
}
export interface BucketKeys {
  readonly accessKey: string
  readonly secretKey: string
}

export interface BucketObject {
  readonly key: string
  /** ISO 8601. */
  readonly modified: string
  readonly etag: string
  readonly size: number
}

export const maxObjectBytes = 200_000_000

interface BucketDeps {
  readonly http: Outgoing
  now(): number
}

/** Lists and reads objects of a bucket that speaks S3, each call signed (AWS Signature Version 4). It never writes. */
export function createBucket(deps: BucketDeps, place: BucketPlace, keys: BucketKeys) {
  const endpoint = new URL(place.endpoint)
  const call = async (path: string, query: Readonly<Record<string, string>>, maxBytes: number) => {
    const url = new URL(`/${[place.bucket, ...path.split('/')].map(encode).join('/')}`, endpoint)
    url.search = canonicalQuery(query)
    const headers = signed({ url, keys, region: place.region, at: new Date(deps.now()) })
    const answer = await deps.http({ url: url.href, headers, maxBytes, timeoutMs: 300_000 })
    if (answer.status === 200) return answer.bytes
    throw failureOf(answer.status, answer.bytes.toString('utf8'), endpoint.hostname)
  }
  return {
    async *objects(): AsyncGenerator<BucketObject> {
      for (let token: string | null = ''; token !== null; ) {
        const query: Record<string, string> = {
          'list-type': '2',
          prefix: place.prefix,
          'encoding-type': 'url',
          ...(token === '' ? {} : { 'continuation-token': token }),
        }
        const xml = (await call('', query, 20_000_000)).toString('utf8')
        for (const [, inner = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) yield objectIn(inner)
        token = textIn(xml, 'IsTruncated') === 'true' ? textIn(xml, 'NextContinuationToken') : null
      }
    },
    read: (key: string): Promise<Buffer> => call(key, {}, maxObjectBytes),
  }
}

function objectIn(xml: string): BucketObject {
  return {
    // With encoding-type=url keys come as in an address, blanks as plus signs.
    key: decodeURIComponent((textIn(xml, 'Key') ?? '').replaceAll('+', ' ')),
    modified: new Date(textIn(xml, 'LastModified') ?? Number.NaN).toISOString(),
    etag: (textIn(xml, 'ETag') ?? '').replaceAll('"', ''),
    size: Number(textIn(xml, 'Size') ?? 0),
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function textIn(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  return (
    found?.replace(/&(#\d+|\w+);/g, (_, code: string) =>
      code.startsWith('#') ? String.fromCodePoint(Number(code.slice(1))) : (entities[code] ?? ''),
    ) ?? null
  )
}

/** As the signature wants it: everything but letters, digits and -_.~ is written with percent signs. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
}

const emptyBody = createHash('sha256').update('').digest('hex')

interface Signing {
  readonly url: URL
  readonly keys: BucketKeys
  readonly region: string
  readonly at: Date
}

/** Of a GET without a body. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export function signed({ url, keys, region, at }: Signing): Record<string, string> {
  const stamp = at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = `${stamp.slice(0, 8)}/${region}/s3/aws4_request`
  const names = 'host;x-amz-content-sha256;x-amz-date'
  const request = [
    'GET',
    url.pathname,
    url.search.slice(1),
    `host:${url.host}\nx-amz-content-sha256:${emptyBody}\nx-amz-date:${stamp}\n`,
    names,
    emptyBody,
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, createHash('sha256').update(request).digest('hex')].join(
    '\n',
  )
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const key = scope.split('/').reduce<string | Buffer>((by, part) => hmac(by, part), `AWS4${keys.secretKey}`)
  return {
    'x-amz-content-sha256': emptyBody,
    'x-amz-date': stamp,
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKey}/${scope}, SignedHeaders=${names}, Signature=${hmac(key, toSign).toString('hex')}`,
  }
}

function failureOf(status: number, xml: string, host: string): RihlaError {
  const code = textIn(xml, 'Code') ?? ''
  if (/^(InvalidAccessKeyId|SignatureDoesNotMatch)$/.test(code) || status === 401)
    return new RihlaError('connection.unauthorised', { host })
  if (status === 403)
    return new RihlaError('connection.forbidden', { host, what: 's3:ListBucket, s3:GetObject' })
  if (status === 404) return new RihlaError('connection.not-found', { host })
  return new RihlaError('connection.refused', { host, status, detail: code.slice(0, 100) })
}
