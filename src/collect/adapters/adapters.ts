import type { Adapter } from './adapter.ts'
import { posthog } from './posthog.ts'

/** Every client of another make, for the routes and for reading again what was kept. */
export const adapters: readonly Adapter[] = [posthog]
