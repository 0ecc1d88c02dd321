import type { Retention, RetentionCell } from '../../model-retention.ts'

export interface PreparedCell {
  readonly cell: RetentionCell
  /** 0 to 1: of the greatest share in the table. */
  readonly heat: number
}

export interface PreparedRow {
  readonly cohort: string
  readonly size: number
  readonly complete: boolean
  /** Null: that unit had not begun. */
  readonly cells: readonly (PreparedCell | null)[]
}

export interface PreparedRetention {
  /** 1, 2, …: as many as any cohort has lived. */
  readonly units: readonly number[]
  readonly rows: readonly PreparedRow[]
  readonly average: readonly ({
    readonly share: Retention['average'][number]
    readonly heat: number
  } | null)[]
}

/** Cohorts that nobody is in take no row. */
export function prepareRetention(
  { cohorts, average }: Retention,
  most = Number.POSITIVE_INFINITY,
): PreparedRetention {
  const longest = Math.min(most, Math.max(0, ...cohorts.map(c => c.cells.length)))
  const greatest = Math.max(1e-9, ...cohorts.flatMap(c => c.cells.map(cell => cell.share)))
  const units = Array.from({ length: longest }, (_, i) => i + 1)
  return {
    units,
    rows: cohorts
      .filter(({ size }) => size > 0)
      .map(({ cells, ...cohort }) => ({
        ...cohort,
        cells: units.map(unit => {
          const cell = cells.find(one => one.unit === unit)
          return cell ? { cell, heat: cell.share / greatest } : null
        }),
      })),
    average: units.map(unit => {
      const share = average.find(one => one.unit === unit)
      return share ? { share, heat: share.share / greatest } : null
    }),
  }
}

/** The unit that the summary tells: the first of the average, or the last where it is asked who came back by then. */
export function toldAverage({ average }: Retention, mode: string): Retention['average'][number] | null {
  return (mode === 'within' ? average.at(-1) : average[0]) ?? null
}

/** From here on the colour is strong enough for light letters; between, no letters could be read. */
export const strongHeat = 0.62

/** The customer's colour, the stronger the greater the share. */
export function heatColour(heat: number): string {
  const share = heat > strongHeat ? 70 + (heat - strongHeat) * 66 : 6 + heat * 52
  return `color-mix(in srgb, var(--r-night) ${Math.round(share)}%, var(--r-card))`
}
