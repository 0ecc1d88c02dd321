import type { Connector } from './connector.ts'
import { meta } from './conversations/meta.ts'

/** Every kind of connection, in the order of the gallery. A new one is one file and one line here. */
export const connectors: readonly Connector[] = [meta]
