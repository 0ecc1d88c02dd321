import type { Caller } from '../platform/http/access.ts'

/** What a caller is called beside what they decided or wrote. */
export function callerName(caller: Caller): string {
  switch (caller.kind) {
    case 'user':
      return caller.name
    case 'key':
      return `${caller.key} key ${caller.keyId}`
    case 'local':
      return 'command line'
    case 'nobody':
      return ''
  }
}
