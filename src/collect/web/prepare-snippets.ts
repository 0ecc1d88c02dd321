/** Signals of the browser tracker, in the order in which the screen offers them. */
export const signalNames = ['rage', 'dead', 'errors', 'vitals', 'forms', 'clicks'] as const
export type SignalName = (typeof signalNames)[number]

export interface TrackerChoice {
  readonly asksConsent: boolean
  readonly signals: readonly SignalName[]
}

/**
 * The tag that a site pastes into the head of its pages. The first line keeps what the page says before the tracker is
 * there.
 */
export function tagOf(host: string, key: string, { asksConsent, signals }: TrackerChoice): string {
  const settings = [
    `data-key="${key}"`,
    ...(asksConsent ? ['data-consent="required"'] : []),
    ...(signals.length > 0 ? [`data-signals="${signals.join(' ')}"`] : []),
  ]
  return [
    `<script>window.rihla=window.rihla||[];["track","identify","page","group","alias","consent","reset"]`,
    `.forEach(function(n){rihla[n]=rihla[n]||function(){rihla.push([n].concat([].slice.call(arguments)))}})</script>`,
    `<script async src="${host}/rihla.js" ${settings.join(' ')}></script>`,
  ].join('\n')
}

/** What a page says on its own account once the tag is there. */
export function callsOf(asksConsent: boolean): string {
  return [
    ...(asksConsent ? [`rihla.consent({ analytics: true, marketing: false })`] : []),
    `rihla.identify('42', { email: 'salma@example.com', name: 'سلمى' })`,
    `rihla.track('Product Added', { product_id: 'P-7', price: 129, currency: 'MAD' })`,
  ].join('\n')
}

/** A first event from a terminal. */
export function curlOf(host: string, key: string): string {
  return [
    `curl ${host}/v1/track -u ${key}: -H 'content-type: application/json' \\`,
    `  -d '{"userId":"42","event":"Order Completed","properties":{"order_id":"A-1042"}}'`,
  ].join('\n')
}

/** Clients of another make that may stay as they are: only these settings change. Names are those of the packages. */
export const clientSettings: Readonly<Record<string, (host: string, key: string) => string>> = {
  '@segment/analytics-node': (host, key) => `new Analytics({ writeKey: '${key}', host: '${host}' })`,
  '@segment/analytics-next': (host, key) =>
    `AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${host}' })`,
  '@rudderstack/rudder-sdk-node': (host, key) => `new RudderAnalytics('${key}', { dataPlaneUrl: '${host}' })`,
  '@rudderstack/analytics-js': (host, key) => `load('${key}', '${host}', { configUrl: '${host}' })`,
  '@jitsu/js': (host, key) => `jitsuAnalytics({ host: '${host}', writeKey: 'shop:${key}' })`,
  'posthog-node': (host, key) => `new PostHog('${key}', { host: '${host}' })`,
  'posthog-js': (host, key) => `posthog.init('${key}', { api_host: '${host}' })`,
  '@amplitude/analytics-node': (host, key) => `init('${key}', { serverUrl: '${host}/2/httpapi' })`,
  mixpanel: (host, key) => `Mixpanel.init('${key}', { host: '${withoutScheme(host)}', secret: '${key}' })`,
  '@snowplow/node-tracker': (host, key) =>
    `newTracker({ namespace: 'shop', appId: '${key}' }, { endpoint: '${host}' })`,
  '@openpanel/sdk': (host, key) =>
    `new OpenPanel({ apiUrl: '${host}', clientId: 'shop', clientSecret: '${key}' })`,
  'Google Analytics 4': (host, key) => `POST ${host}/mp/collect?api_secret=${key}`,
}

const withoutScheme = (host: string) => host.replace(/^https?:\/\//, '')
