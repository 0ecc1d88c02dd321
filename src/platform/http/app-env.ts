import type { Hono } from 'hono'

/** What the steps of one call tell each other. `route` is the pattern, never the path. */
export type AppEnv = { Variables: { requestId: string; route: string; caller: string } }
export type App = Hono<AppEnv>
