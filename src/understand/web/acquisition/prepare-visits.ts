import type { Acquisition, VisitCounts } from '../../model-acquisition.ts'

export interface VisitRow extends VisitCounts {
  readonly key: string
  /** Null: the rest together. */
  readonly value: string | null
  /** Of all visits, and against the largest row: how long its bar is. */
  readonly share: number
  readonly length: number
}

/** The rows as they are drawn: the shown values, then the rest together. */
export function prepareVisits({ rows, other, total }: Acquisition): VisitRow[] {
  const largest = Math.max(1, ...rows.map(row => row.visits), other?.visits ?? 0)
  const row = (value: string | null, counts: VisitCounts): VisitRow => ({
    ...counts,
    key: value === null ? 'other' : `value ${value}`,
    value,
    share: total.visits > 0 ? counts.visits / total.visits : 0,
    length: counts.visits / largest,
  })
  return [...rows.map(({ value, ...counts }) => row(value, counts)), ...(other ? [row(null, other)] : [])]
}

/** The curve of one value, or of all visits: a point a bucket, at noon of its first day so that no zone moves the day. */
export function curveOf({ buckets, lines }: Acquisition, value: string | null) {
  const line = lines.find(one => one.value === value) ?? lines[0]
  return buckets.map((bucket, i) => ({
    at: Date.parse(`${bucket}T12:00:00Z`),
    value: line?.visits[i] ?? 0,
  }))
}
