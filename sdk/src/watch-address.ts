/**
 * Tells of each new address in an application of one page, with the address before it. The title is often set just after
 * the address: it waits for that.
 */
export function watchAddress(tell: (previous: string) => void): void {
  let known = location.href
  const look = () =>
    setTimeout(() => {
      const { href } = location
      if (withoutAnchor(href) === withoutAnchor(known)) return
      const previous = known
      known = href
      tell(previous)
    }, 50)
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name].bind(history)
    history[name] = (...args: Parameters<History['pushState']>) => {
      original(...args)
      look()
    }
  }
  addEventListener('popstate', look)
}

const withoutAnchor = (address: string) => address.replace(/#(?![!/]).*$/, '')
