import { isolateLtr } from '../../platform/i18n/isolate.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import type { BucketUnit } from '../model-buckets.ts'

/** How readers know a bucket: its day, the first day of its week, its month, its hour. `isShort`: without the year. */
export function useBucketLabel(unit: BucketUnit): (bucket: string, isShort?: boolean) => string {
  const { formats } = useLocale()
  return (bucket, isShort = false) => {
    const day = bucket.slice(0, 10)
    if (unit === 'month') return formats.date(day, 'month')
    const date = formats.date(day, isShort ? 'short' : 'medium')
    return unit === 'hour' ? `${date} ${isolateLtr(bucket.slice(11, 16))}` : date
  }
}
