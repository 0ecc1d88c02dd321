/** Said on the window when an application of one page goes to another address. */
export const leaving = 'rihla:leaving'

/** When the visitor leaves the page, the tab or the address: the last moment in which something can be said of it. */
export function whenLeaving(tell: () => void): void {
  const hidden = () => void (document.visibilityState === 'hidden' && tell())
  addEventListener('visibilitychange', hidden, true)
  addEventListener('pagehide', tell, true)
  addEventListener(leaving, tell)
}
