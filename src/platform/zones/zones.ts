import type { ZoneOffset } from '../i18n/locale.ts'
import { type LocalInstant, localToInstant, offsetAt } from './offsets.ts'
import { readOffsets } from './read-offsets.ts'

/** The offsets of the zones that were asked for, read once each. One for the process, made by `main.ts`. */
export interface Zones {
  /** Throws a RangeError for a name that is no zone: check user input with `isZone` before. */
  offsets(zone: string): readonly ZoneOffset[]
  offsetAt(zone: string, instant: number): number
  localToInstant(zone: string, local: number): LocalInstant
  isZone(name: string): boolean
}

export function createZones(): Zones {
  const known = new Map<string, readonly ZoneOffset[]>()
  const offsets = (zone: string) => {
    const found = known.get(zone) ?? readOffsets(zone)
    known.set(zone, found)
    return found
  }
  return {
    offsets,
    offsetAt: (zone, instant) => offsetAt(offsets(zone), instant),
    localToInstant: (zone, local) => localToInstant(offsets(zone), local),
    isZone: name => {
      try {
        return offsets(name).length > 0
      } catch {
        return false
      }
    },
  }
}
