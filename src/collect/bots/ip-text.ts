const part = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const four = new RegExp(`^${part}(\\.${part}){3}$`)

/** 4, 6, or 0 for what is no address. As Node's `isIP`, and also in the browser. */
export function isIP(text: string): 0 | 4 | 6 {
  if (four.test(text)) return 4
  return isSix(text) ? 6 : 0
}

function isSix(text: string): boolean {
  if (!/^[0-9a-f:.]+$/i.test(text)) return false
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const isMixed = last.includes('.')
  if (isMixed && !four.test(last)) return false
  const plain = isMixed ? groups.slice(0, -1) : groups
  if (!plain.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return false
  const length = plain.length + (isMixed ? 2 : 0)
  return halves.length === 2 ? length < 8 : length === 8
}
