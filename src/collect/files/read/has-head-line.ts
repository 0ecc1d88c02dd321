import type { Reading } from './read-rows.ts'

/** Whether the columns of a file have names of their own. */
export function hasHeadLine(reading: Reading): boolean {
  switch (reading.format) {
    case 'csv':
      return reading.dialect.header
    case 'xlsx':
      return reading.head !== null
    case 'parquet':
      return true
    case 'json':
    case 'xes':
      return false
  }
}
