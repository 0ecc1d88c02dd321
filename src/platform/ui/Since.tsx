import { useFormats } from '../i18n/LocaleProvider.tsx'
import { useNow } from './use-now.ts'

/** "40 s ago", always true; the exact time one hover away. */
export function Since({ at }: { at: number }) {
  const formats = useFormats()
  const now = useNow()
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.dateTime(at)}>
      {formats.relative(Math.min(at, now), now)}
    </time>
  )
}
