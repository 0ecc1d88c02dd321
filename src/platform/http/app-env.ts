import type { Hono } from 'hono'
import type { AnyRoute } from './route.ts'

/** What the steps of one call tell each other. `route` is the pattern, never the path. */
export type AppEnv = {
  Variables: {
    requestId: string
    route: string
    caller: string
    /** How its errors leave; unset outside declared routes. */
    manners: Pick<AnyRoute, 'anyOrigin' | 'refuse'> | undefined
  }
}
export type App = Hono<AppEnv>
