import { Select, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { QuestionCard } from '../../platform/ui/Card.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { Failed } from '../../platform/ui/Form.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import type { Question } from '../imports/model-import.ts'
import styles from './Imports.module.css'
import { countryChoices, currencyChoices, zoneChoices } from './prepare-choices.ts'
import { optionWord } from './prepare-questions.ts'
import { collectSentences } from './sentences.ts'

interface QuestionsCardProps {
  readonly questions: readonly Question[]
  readonly work: {
    readonly answer: {
      readonly error: unknown
      readonly isPending: boolean
      mutate(answers: Record<string, string>): unknown
    }
  }
}

/** What the files do not say. Open questions first; suggestions can be changed. */
export function QuestionsCard({ questions, work }: QuestionsCardProps) {
  const t = useTranslate(collectSentences)
  const sentence = useErrorSentence()
  const open = questions.filter(one => one.answer === null)
  const rest = questions.filter(one => one.answer !== null)
  const give = (question: Question, answer: string) => {
    const known = questions.flatMap(one =>
      one.answered && one.answer !== null ? [[one.id, one.answer]] : [],
    )
    work.answer.mutate({ ...Object.fromEntries(known), [question.id]: answer })
  }
  return (
    <QuestionCard
      title={t('questions.title')}
      answer={t('questions.text')}
      aside={
        <Tag tone={open.length > 0 ? 'attention' : 'good'}>{t('questions.open', { n: open.length })}</Tag>
      }
    >
      {work.answer.error !== null && <Failed>{sentence(work.answer.error)}</Failed>}
      <ul className={styles.questions}>
        {[...open, ...rest].map(question => (
          <OneQuestion
            key={`${question.id} ${question.answer}`}
            question={question}
            isBusy={work.answer.isPending}
            onAnswer={answer => give(question, answer)}
          />
        ))}
      </ul>
    </QuestionCard>
  )
}

interface OneQuestionProps {
  readonly question: Question
  readonly isBusy: boolean
  onAnswer(answer: string): void
}

function OneQuestion({ question, isBusy, onAnswer }: OneQuestionProps) {
  const t = useTranslate(collectSentences)
  const label = useId()
  const { example } = question.facts
  return (
    <li className={styles.question} data-open={question.answer === null}>
      <span className={styles.asked}>
        <span id={label} className={styles.asks}>
          {t.rich(`question.${question.code}`, {
            table: { node: <bdi dir="ltr">{question.table ?? ''}</bdi> },
            column: { node: <bdi dir="auto">{question.column ?? ''}</bdi> },
          })}
        </span>
        {example !== undefined && example !== '' && (
          <span className={styles.note}>
            {t.rich('question.example', { example: { node: <bdi dir="ltr">{String(example)}</bdi> } })}
          </span>
        )}
        {question.answer !== null && !question.answered && (
          <span className={styles.note}>{t('questions.assumed')}</span>
        )}
      </span>
      <Choice question={question} labelId={label} isBusy={isBusy} onAnswer={onAnswer} />
    </li>
  )
}

function Choice({ question, labelId, isBusy, onAnswer }: OneQuestionProps & { readonly labelId: string }) {
  const t = useTranslate(collectSentences)
  const { settings } = useLocale()
  const nameOf = useDataNames()
  const [typed, setTyped] = useState(question.answer ?? '')
  const choices =
    question.options.length > 0
      ? question.options.map(value => {
          if (question.code === 'value-event') return { value, label: nameOf('event', value) }
          const isComma = question.code === 'delimiter' && value === ','
          const word = isComma ? 'option.commaSign' : optionWord(value, question.code)
          return { value, label: word ? t(word) : value }
        })
      : question.code === 'zone'
        ? zoneChoices(settings.zone)
        : question.code === 'phone-country'
          ? countryChoices(settings.language, settings.country)
          : question.code === 'currency'
            ? currencyChoices(settings.currency)
            : null
  if (choices)
    return (
      <Select
        className={styles.answer}
        aria-labelledby={labelId}
        placeholder={t('questions.choose')}
        data={choices}
        value={question.answer}
        searchable={choices.length > 8}
        allowDeselect={false}
        disabled={isBusy}
        onChange={value => value !== null && onAnswer(value)}
      />
    )
  return (
    <TextInput
      className={styles.answer}
      aria-labelledby={labelId}
      dir="ltr"
      value={typed}
      disabled={isBusy}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={() => typed !== '' && typed !== question.answer && onAnswer(typed)}
    />
  )
}
