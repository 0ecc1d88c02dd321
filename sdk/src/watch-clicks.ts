import { describeElement } from './describe-element.ts'
import { whenLeaving } from './leaving.ts'
import type { Listener } from './listener.ts'

/** Three clicks on one place within a second: somebody is angry. */
const angry = { clicks: 3, within: 1_000, pixels: 30 }
/** A click that changes nothing for so long is dead. */
const patience = 1_500
const mostClicks = 50
const clickable = 'a,button,[role=button],[role=tab],[role=menuitem],[onclick],summary'

interface Click {
  readonly at: number
  readonly x: number
  readonly y: number
}

/** Clicks: angry ones, dead ones, and all of them with the depth of scrolling, for heat maps. */
export function watchClicks(
  listener: Listener,
  wanted: { rage: boolean; dead: boolean; heat: boolean },
): void {
  let recent: Click[] = []
  addEventListener(
    'click',
    event => {
      const { target, clientX: x, clientY: y } = event
      if (!(target instanceof Element)) return
      const now = Date.now()
      if (wanted.dead && target.closest(clickable)) watchDead(placeOf(event, target), listener)
      if (!wanted.rage) return
      const isNear = (one: Click) =>
        now - one.at < angry.within && Math.hypot(one.x - x, one.y - y) < angry.pixels
      recent = [...recent.filter(isNear), { at: now, x, y }]
      if (recent.length < angry.clicks) return
      listener.track('Rage Click', { ...placeOf(event, target), ...page(), clicks: recent.length })
      recent = []
    },
    true,
  )
  if (wanted.heat) watchHeat(listener)
}

/**
 * What was clicked and where: x as a share of the page's width from its left edge, whichever way the page is read, y in pixels from
 * its top. A click by the keyboard has no place: the middle of the element stands for it.
 */
function placeOf(event: MouseEvent, target: Element): Place {
  const { scrollWidth } = document.documentElement
  const box = event.detail === 0 ? target.getBoundingClientRect() : null
  const x = box ? box.x + box.width / 2 + scrollX : event.pageX
  const y = box ? box.y + box.height / 2 + scrollY : event.pageY
  return {
    x: Number((x / Math.max(1, scrollWidth)).toFixed(3)),
    y: Math.round(y),
    element: describeElement(target),
  }
}

interface Place {
  readonly x: number
  readonly y: number
  readonly element: string
}

const page = () => ({ path: location.pathname, width: innerWidth })

/** Nothing in the document changed, no other address, no scrolling, no focus elsewhere, nothing selected. */
function watchDead(place: Place, { track }: Listener): void {
  const { href } = location
  const on = page()
  let isAlive = false
  const live = () => {
    isAlive = true
  }
  const changes = new MutationObserver(live)
  changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  const signs = ['scroll', 'focusin', 'submit', 'pagehide', 'visibilitychange', 'change'] as const
  for (const sign of signs) addEventListener(sign, live, { capture: true, once: true })
  setTimeout(() => {
    changes.disconnect()
    for (const sign of signs) removeEventListener(sign, live, true)
    if (!isAlive && href === location.href) track('Dead Click', { ...place, ...on })
  }, patience)
}

/** One event for a page that is left: where it was clicked, how deep it was seen, how high it is. */
function watchHeat({ track }: Listener): void {
  let clicks: Place[] = []
  let deepest = 0
  let since = Date.now()
  let path = location.pathname
  const look = () => {
    const { scrollHeight } = document.documentElement
    deepest = Math.max(deepest, Math.min(1, (scrollY + innerHeight) / Math.max(1, scrollHeight)))
  }
  addEventListener('scroll', look, { passive: true, capture: true })
  addEventListener(
    'click',
    event => {
      const { target } = event
      if (target instanceof Element && clicks.length < mostClicks) clicks.push(placeOf(event, target))
    },
    true,
  )
  whenLeaving(() => {
    look()
    const isNothing = Date.now() - since < 1_000 && clicks.length === 0
    if (!isNothing)
      track('Page Left', {
        path,
        scroll_depth: Math.round(deepest * 100),
        seconds: Math.round((Date.now() - since) / 1000),
        width: innerWidth,
        height: document.documentElement.scrollHeight,
        clicks,
      })
    clicks = []
    deepest = 0
    path = location.pathname
    since = Date.now()
  })
}
