import type { Bag } from './model.ts'
import { version } from './version.ts'

/** Where an event happened: the page, and what the browser says of itself. Measured when the event happens. */
export function readContext(session: Bag, referrer: string): Bag {
  const { campaign, referrer: came } = session
  return {
    channel: 'web',
    page: readPage(referrer),
    ...(campaign ? { campaign } : {}),
    ...(came ? { referrer: { url: came } } : {}),
    session: { id: session.id, ...(session.n === 1 ? { start: true } : {}) },
    locale: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screen: { width: screen.width, height: screen.height, density: devicePixelRatio },
    userAgent: navigator.userAgent,
    library: { name: 'rihla.js', version },
  }
}

/** The page in the names of the Segment specification. The address is the canonical one where the page names it. */
export function readPage(referrer: string): Bag {
  const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href')
  const { pathname, search, href } = location
  return {
    path: pathname,
    search,
    title: document.title,
    url: canonical ? new URL(canonical, href).href : href.replace(/#.*$/, ''),
    referrer,
  }
}
