import type { Adapter } from './adapter.ts'
import { amplitude } from './amplitude.ts'
import { ga4 } from './ga4.ts'
import { jitsu } from './jitsu.ts'
import { mixpanel } from './mixpanel.ts'
import { openpanel } from './openpanel.ts'
import { posthog } from './posthog.ts'
import { rudderstack } from './rudderstack.ts'
import { segment } from './segment.ts'
import { snowplow } from './snowplow.ts'

/** Every client of another make, for the routes and for reading again what was kept. OpenPanel shares an address and knows its own. */
export const adapters: readonly Adapter[] = [
  amplitude,
  ga4,
  jitsu,
  openpanel,
  mixpanel,
  posthog,
  rudderstack,
  segment,
  snowplow,
]
