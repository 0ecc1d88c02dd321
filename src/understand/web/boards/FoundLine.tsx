import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { useNow } from '../../../platform/ui/use-now.ts'
import { freshMs } from '../../boards/model-recent.ts'
import styles from './Boards.module.css'
import { boardSentences } from './sentences.ts'

interface FoundLineProps {
  /** When what is shown was found. */
  readonly at: number
  readonly isAsking: boolean
  readonly hasFailed: boolean
}

/** Of what moment the answer is, once that is not now; the line has its place before it has words. */
export function FoundLine({ at, isAsking, hasFailed }: FoundLineProps) {
  const t = useTranslate(boardSentences)
  const { formats } = useLocale()
  const now = useNow()
  const isToday = formats.date(at) === formats.date(now)
  const moment = { at: isToday ? formats.time(at) : formats.dateTime(at) }
  const isOld = now - at > freshMs
  return (
    <p className={styles.found} aria-live="polite">
      {hasFailed && !isAsking
        ? t('tile.asOfFailed', moment)
        : isOld && t(isAsking ? 'tile.asOfAsking' : 'tile.asOf', moment)}
    </p>
  )
}
