import { Button, Skeleton, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { errorSentence } from '../i18n/error-sentence.ts'
import { useLocale } from '../i18n/LocaleProvider.tsx'
import { Ltr } from '../i18n/Ltr.tsx'
import { useTranslate } from '../i18n/use-translate.tsx'
import { Card } from './Card.tsx'
import { JourneyArt } from './JourneyArt.tsx'
import { kitSentences } from './sentences.ts'
import styles from './states.module.css'

/** Teaches, with one action: what will stand here, and how it comes. */
export function EmptyState(props: {
  title: string
  text: ReactNode
  action?: ReactNode
  /** Nothing else stands on the page: in its middle, its title that of the page. */
  isPage?: boolean
}) {
  const Title = props.isPage ? 'h1' : 'h2'
  return (
    <div className={styles.state} data-page={props.isPage}>
      <div className={styles.art}>
        <JourneyArt />
      </div>
      <Title className={styles.title}>{props.title}</Title>
      <p className={styles.text}>{props.text}</p>
      {props.action && <div className={styles.actions}>{props.action}</div>}
    </div>
  )
}

/** What a failed request knows about itself; `http/client.ts` throws it. */
interface Failure {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  readonly requestId: string | null
}

function failureOf(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  const requestId = 'requestId' in error && typeof error.requestId === 'string' ? error.requestId : null
  const params: Record<string, string | number> = {}
  if ('params' in error && typeof error.params === 'object' && error.params !== null)
    for (const [name, value] of Object.entries(error.params))
      if (typeof value === 'string' || typeof value === 'number') params[name] = value
  return { code: error.code, params, requestId }
}

/** The sentence of an error in the reader's language; a lost connection has its own. */
export function useErrorSentence(): (error: unknown) => string {
  const t = useTranslate(kitSentences)
  const { settings } = useLocale()
  return error => {
    const failure = failureOf(error)
    return failure && failure.code !== 'offline'
      ? errorSentence(settings, failure.code, failure.params)
      : t('state.offline')
  }
}

/** What happened, and what to do: to ask again for what does not exist is no help. Keeps the place of what failed; nothing around it disappears. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslate(kitSentences)
  const sentence = useErrorSentence()
  const failure = failureOf(error)
  const isMissing = failure?.code === 'not-found'
  const request = isMissing ? null : failure?.requestId
  return (
    <div className={styles.state} role="alert">
      <h2 className={styles.title}>{isMissing ? t('state.missing') : t('state.failed')}</h2>
      <p className={styles.text}>{sentence(error)}</p>
      {request && (
        <span className={styles.request}>
          <Ltr>{request}</Ltr>
        </span>
      )}
      {onRetry && !isMissing && (
        <div className={styles.actions}>
          <Button variant="default" onClick={onRetry}>
            {t('state.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}

const skeletons = {
  lines: [
    ['one', 18],
    ['two', 18],
    ['three', 18],
  ],
  chart: [
    ['title', 18],
    ['chart', 220],
  ],
  cards: [
    ['one', 132],
    ['two', 132],
  ],
  table: [
    ['head', 40],
    ['one', 40],
    ['two', 40],
    ['three', 40],
    ['four', 40],
    ['five', 40],
  ],
} as const

/** Keeps the layout while loading: some lines, a chart, cards or a table. */
export function Loading({ shape = 'lines' }: { shape?: 'lines' | 'chart' | 'cards' | 'table' }) {
  const t = useTranslate(kitSentences)
  return (
    <div className={styles.lines} aria-busy="true">
      <VisuallyHidden role="status">{t('state.loading')}</VisuallyHidden>
      {skeletons[shape].map(([name, height]) => (
        <Skeleton key={name} className={styles.line} height={height} radius={height > 100 ? 16 : 8} />
      ))}
    </div>
  )
}

/** One answer on the page: loading, failed, empty and there, so that no screen forgets one of them. */
export function Answer<T>(props: {
  query: { data: T | undefined; error: unknown; isPending: boolean; refetch(): unknown }
  shape?: 'lines' | 'chart' | 'cards' | 'table'
  isEmpty?: (data: T) => boolean
  empty?: ReactNode
  children: (data: T) => ReactNode
}) {
  const { data, error, isPending, refetch } = props.query
  if (data !== undefined) return props.isEmpty?.(data) ? props.empty : props.children(data)
  if (error && !isPending)
    return (
      <Card>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    )
  return <Loading shape={props.shape} />
}
