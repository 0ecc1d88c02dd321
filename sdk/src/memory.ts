/** What the browser keeps between pages. Where it may not keep anything (a private window), it lasts as long as the page. */
export interface Memory {
  read(key: string): string | null
  write(key: string, value: string | null): void
  keys(): string[]
}

const prefix = 'rihla.'

export function createMemory(): Memory {
  const inPage = new Map<string, string>()
  const attempt = <T>(work: () => T, otherwise: () => T): T => {
    try {
      return work()
    } catch {
      return otherwise()
    }
  }
  return {
    read: key =>
      inPage.get(key) ??
      attempt(
        () => localStorage.getItem(prefix + key),
        () => null,
      ),
    write(key, value) {
      inPage.delete(key)
      attempt(
        () =>
          value === null ? localStorage.removeItem(prefix + key) : localStorage.setItem(prefix + key, value),
        () => void (value !== null && inPage.set(key, value)),
      )
    },
    keys: () => [
      ...inPage.keys(),
      ...attempt(
        () =>
          Object.keys(localStorage).flatMap(key =>
            key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
          ),
        () => [],
      ),
    ],
  }
}

export function readCookie(name: string): string | null {
  const found = document.cookie.split('; ').find(pair => pair.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null
}

/** A cookie of this site for a year; `null` takes it away. */
export function writeCookie(name: string, value: string | null, domain = ''): void {
  const parts = [
    `${name}=${encodeURIComponent(value ?? '')}`,
    'path=/',
    'samesite=lax',
    `max-age=${value === null ? 0 : 31_536_000}`,
    domain && `domain=${domain}`,
    location.protocol === 'https:' && 'secure',
  ]
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store answers later, and a page may be gone by then
  document.cookie = parts.filter(Boolean).join(';')
}
