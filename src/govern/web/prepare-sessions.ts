/** What can be read from how a browser describes itself; null where it says nothing that is known. */
export interface Device {
  readonly browser: string | null
  readonly system: string | null
}

/** Each pretends to be those after it, so the first that fits is right. Names stay in the letters of their owners. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPad\b/, 'iPadOS'],
  [/\biPhone\b|\biPod\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

export function deviceOf(agent: string): Device {
  const find = (known: typeof browsers) => known.find(([pattern]) => pattern.test(agent))?.[1] ?? null
  return { browser: find(browsers), system: find(systems) }
}

/** As people write it; empty where it says nothing. */
export function addressOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '')
  return plain === '0.0.0.0' ? '' : plain
}
