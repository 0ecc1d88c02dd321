import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useRef } from 'react'

/** Keeps the link to where we are in sight, in a row of links that scrolls: at first, and when the window becomes narrower. */
export function useCurrentInSight() {
  const row = useRef<HTMLElement>(null)
  const { ref, width } = useElementSize<HTMLElement>()
  useEffect(() => {
    if (width === 0) return
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [width])
  return useMergedRef(row, ref)
}
