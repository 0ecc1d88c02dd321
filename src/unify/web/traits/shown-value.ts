import type { Formats } from '../../../platform/i18n/formats.ts'

/** The value of a computed trait: a number as the reader writes it, anything else as it came. */
export function shownValue(value: string, formats: Formats): string {
  return /^-?\d{1,15}(\.\d+)?$/.test(value) ? formats.number(Number(value), { maxDecimals: 2 }) : value
}
