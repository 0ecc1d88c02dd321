/** A first event from a terminal. */
export function curlOf(host: string): string {
  return [
    `curl ${host}/v1/track -u WRITE_KEY: -H 'content-type: application/json' \\`,
    `  -d '{"userId":"42","event":"Order Completed","properties":{"order_id":"A-1042"}}'`,
  ].join('\n')
}

/** The same with the client library of the specification, unchanged. */
export function nodeOf(host: string): string {
  return [
    `import { Analytics } from '@segment/analytics-node'`,
    `const analytics = new Analytics({ writeKey: 'WRITE_KEY', host: '${host}' })`,
    `analytics.track({ userId: '42', event: 'Order Completed' })`,
  ].join('\n')
}
