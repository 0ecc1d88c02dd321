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
      if (wanted.dead && target.closest(clickable)) watchDead(target, listener)
      if (!wanted.rage) return
      const isNear = (one: Click) =>
        now - one.at < angry.within && Math.hypot(one.x - x, one.y - y) < angry.pixels
      recent = [...recent.filter(isNear), { at: now, x, y }]
      if (recent.length < angry.clicks) return
      listener.track('Rage Click', { element: describeElement(target), clicks: recent.length })
      recent = []
    },
    true,
  )
  if (wanted.heat) watchHeat(listener)
}

/** Nothing in the document changed, no other address, no scrolling, no focus elsewhere, nothing selected. */
function watchDead(target: Element, { track }: Listener): void {
  const { href } = location
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
    if (!isAlive && href === location.href) track('Dead Click', { element: describeElement(target) })
  }, patience)
}

/** One event for a page that is left: where it was clicked (x as a share of the width, y in pixels) and how deep it was seen. */
function watchHeat({ track }: Listener): void {
  let clicks: { x: number; y: number; element: string }[] = []
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
    ({ target, pageX, pageY }) => {
      if (!(target instanceof Element) || clicks.length === mostClicks) return
      const x = Number((pageX / document.documentElement.scrollWidth).toFixed(3))
      clicks.push({ x, y: Math.round(pageY), element: describeElement(target) })
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
        clicks,
      })
    clicks = []
    deepest = 0
    path = location.pathname
    since = Date.now()
  })
}
