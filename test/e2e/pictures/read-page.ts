import type { Page } from 'playwright-core'

/** Texts of which a reader sees only a part. */
export function findCutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    for (const one of document.querySelectorAll<HTMLElement>('body *')) {
      if (!one.checkVisibility() || one.closest('input, textarea, select, code, pre')) continue
      const style = getComputedStyle(one)
      if (style.overflowX === 'visible' || /auto|scroll/.test(style.overflowX)) continue
      const own = [...one.childNodes].some(
        node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      const isHidden = one.clientWidth <= 1 || style.clip !== 'auto'
      if (own && !isHidden && one.scrollWidth > one.clientWidth + 1)
        found.add((one.textContent ?? '').trim().slice(0, 90))
    }
    return [...found].slice(0, 40)
  })
}

/** Words of another script where nothing says that they are a name, a code or an address: most likely not translated. */
export function findForeignWords(page: Page, script: 'Latin' | 'Arabic'): Promise<string[]> {
  return page.evaluate(foreign => {
    const letters = foreign === 'Latin' ? /[A-Za-z]{2,}/ : /\p{Script=Arabic}{2,}/u
    const found = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement
      if (
        !around?.checkVisibility() ||
        around.closest('bdi, code, pre, script, style, [dir=ltr], [dir=auto], textarea')
      )
        continue
      const text = (node.textContent ?? '').trim()
      // What a sentence isolates is a value, not a word of ours.
      if (letters.test(text.replace(/\u2068[^\u2069]*\u2069/g, ''))) found.add(text.slice(0, 90))
    }
    return [...found].slice(0, 40)
  }, script)
}

/** What can be read, a text after the other. */
export function readTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('script, style')) texts.push(node.textContent ?? '')
    return texts
  })
}
