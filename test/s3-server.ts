import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface S3Server {
  readonly url: string
  put(key: string, body: string | Buffer, modified: string): void
  /** Keys that were read. */
  readonly read: string[]
  close(): Promise<void>
}

/** A bucket as Amazon documents ListObjectsV2 and GetObject: pages of two, signatures checked, errors in XML. */
export function serveS3(bucket: string, accessKey: string, secretKey: string): Promise<S3Server> {
  const objects = new Map<string, { body: Buffer; modified: string }>()
  const read: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const fail = (status: number, code: string) =>
      response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(`<Error><Code>${code}</Code></Error>`)
    const credential = /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3/.exec(request.headers.authorization ?? '')
    if (credential?.[1] !== accessKey) return fail(403, 'InvalidAccessKeyId')
    // By the documentation, from the raw request: not from our own signing.
    const headers = ['host', 'x-amz-content-sha256', 'x-amz-date']
    const canonical = [
      request.method,
      (request.url ?? '').split('?')[0],
      (request.url ?? '').split('?')[1] ?? '',
      ...headers.map(name => `${name}:${request.headers[name]}`),
      '',
      headers.join(';'),
      request.headers['x-amz-content-sha256'],
    ].join('\n')
    const scope = `${credential[2]}/${credential[3]}/s3/aws4_request`
    const text = `AWS4-HMAC-SHA256\n${request.headers['x-amz-date']}\n${scope}\n${createHash('sha256').update(canonical).digest('hex')}`
    let key: Buffer | string = `AWS4${secretKey}`
    for (const part of scope.split('/')) key = createHmac('sha256', key).update(part).digest()
    if (
      !request.headers.authorization?.endsWith(
        `Signature=${createHmac('sha256', key).update(text).digest('hex')}`,
      )
    )
      return fail(403, 'SignatureDoesNotMatch')
    if (!url.pathname.startsWith(`/${bucket}/`)) return fail(404, 'NoSuchBucket')
    const name = decodeURIComponent(url.pathname.slice(bucket.length + 2))
    if (name !== '') {
      const found = objects.get(name)
      if (!found) return fail(404, 'NoSuchKey')
      read.push(name)
      return response.writeHead(200).end(found.body)
    }
    const prefix = url.searchParams.get('prefix') ?? ''
    const keys = [...objects.keys()].filter(one => one.startsWith(prefix)).sort()
    const from = Number(url.searchParams.get('continuation-token') ?? 0)
    const contents = keys.slice(from, from + 2).map(one => {
      const { body, modified } = objects.get(one)!
      const shown = encodeURIComponent(one).replaceAll('%2F', '/').replaceAll('%20', '+')
      return `<Contents><Key>${shown}</Key><LastModified>${modified}</LastModified><ETag>&quot;x&quot;</ETag><Size>${body.length}</Size></Contents>`
    })
    const more = from + 2 < keys.length
    return response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(
        `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''}${contents.join('')}</ListBucketResult>`,
      )
  })
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        put: (key, body, modified) => void objects.set(key, { body: Buffer.from(body), modified }),
        read,
        close: () => new Promise(done => server.close(() => done())),
      })
    }),
  )
}
