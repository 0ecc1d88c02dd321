import { Button } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Note } from '../../../platform/ui/Form.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { showFailed } from '../../../platform/ui/toasts.ts'
import type { Answer, PairView } from '../../matching/model-review.ts'
import { Identifier } from '../Identifier.tsx'
import styles from './Matching.module.css'
import { answerOf, type FieldRow, fieldKey, preparePair } from './prepare-pair.ts'
import { matchingSentences } from './sentences.ts'
import { useAnswer } from './use-matching.ts'

interface PairReviewProps {
  readonly pair: PairView | null
  readonly waiting: number
  /** What stands in the place of a pair when none waits. */
  readonly children: ReactNode
}

/** One pair after the other. Keys answer while the pair has the focus, which it gets with every new one. */
export function PairReview({ pair, waiting, children }: PairReviewProps) {
  const t = useTranslate(matchingSentences)
  const mayEdit = useMayEdit()
  const sentence = useErrorSentence()
  const answer = useAnswer()
  const [last, setLast] = useState<number | null>(null)
  const place = useRef<HTMLElement>(null)
  const id = pair?.id ?? null
  useEffect(() => {
    if (last !== null && id !== null) place.current?.focus({ preventScroll: true })
  }, [id, last])
  const give = (given: Answer) => {
    const target = given === 'open' ? last : id
    if (target === null || answer.isPending || !mayEdit) return
    answer.mutate(
      { pair: target, answer: given },
      {
        onSuccess: () => setLast(given === 'open' ? null : target),
        onError: error => showFailed(sentence(error)),
      },
    )
  }
  const onKey = (event: KeyboardEvent) => {
    const given = answerOf(event.code)
    if (given === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    give(given)
  }
  return (
    <section
      ref={place}
      className={styles.pair}
      tabIndex={mayEdit ? 0 : -1}
      aria-label={t('pair.title')}
      onKeyDown={onKey}
    >
      {pair ? <PairCard pair={pair} waiting={waiting} /> : children}
      {mayEdit ? (
        <>
          <div className={styles.answers}>
            {pair && (
              <>
                <Button onClick={() => give('same')} disabled={answer.isPending}>
                  {t('pair.same')}
                </Button>
                <Button variant="default" onClick={() => give('different')} disabled={answer.isPending}>
                  {t('pair.different')}
                </Button>
                <Button variant="default" onClick={() => give('skip')} disabled={answer.isPending}>
                  {t('pair.skip')}
                </Button>
              </>
            )}
            {last !== null && (
              <Button variant="subtle" onClick={() => give('open')} disabled={answer.isPending}>
                {t('pair.back')}
              </Button>
            )}
          </div>
          {pair && <Note>{t('pair.keys')}</Note>}
        </>
      ) : (
        pair && <Note>{t('pair.viewer')}</Note>
      )}
    </section>
  )
}

function PairCard({ pair, waiting }: { pair: PairView; waiting: number }) {
  const t = useTranslate(matchingSentences)
  const formats = useFormats()
  // Rounded down: a pair that a person is asked about is never "100 %".
  const share = formats.percent(Math.floor(pair.probability * 1_000) / 1_000, 1)
  return (
    <Card padding="none">
      <div className={styles.head}>
        <h2 className={styles.title}>{t('pair.title')}</h2>
        <span className={styles.quiet}>{t('pair.probability', { share })}</span>
        <span className={styles.quiet}>{t('pair.waiting', { n: waiting })}</span>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('pair.field')}</th>
            <th scope="col">
              <PersonHead label={t('pair.left')} handle={pair.a} />
            </th>
            <th scope="col">
              <PersonHead label={t('pair.right')} handle={pair.b} />
            </th>
            <th scope="col">{t('pair.weight')}</th>
          </tr>
        </thead>
        <tbody>
          {preparePair(pair).map(row => (
            <FieldLine key={row.name} row={row} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function PersonHead({ label, handle }: { label: string; handle: string }) {
  return (
    <span className={styles.person}>
      <span>{label}</span>
      <AppLink to={`/people/${encodeURIComponent(handle)}`}>
        <Identifier identifier={handle} isQuiet />
      </AppLink>
    </span>
  )
}

function FieldLine({ row }: { row: FieldRow }) {
  const t = useTranslate(matchingSentences)
  const formats = useFormats()
  const key = fieldKey(row.name)
  return (
    <tr>
      <th scope="row">{key ? t(key) : <bdi>{row.name}</bdi>}</th>
      <td data-label={t('pair.left')}>
        <Value text={row.left} />
      </td>
      <td data-label={t('pair.right')}>
        <Value text={row.right} />
      </td>
      <td>
        <span className={styles.track} data-verdict={row.verdict} aria-hidden>
          <span className={styles.bar} style={{ inlineSize: `${row.length * 50}%` }} />
        </span>
        <span className={styles.said}>
          {t(row.level)}
          <span className={styles.quiet}>
            {row.verdict === 'neutral' ? '' : formats.number(row.weight, { decimals: 1, sign: true })}{' '}
            {t(`pair.${row.verdict}`)}
          </span>
        </span>
      </td>
    </tr>
  )
}

function Value({ text }: { text: string }) {
  const t = useTranslate(matchingSentences)
  return text === '' ? (
    <span className={styles.quiet}>{t('pair.missing')}</span>
  ) : (
    <bdi dir="auto">{text}</bdi>
  )
}
