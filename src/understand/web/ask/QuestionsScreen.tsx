import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Page, PageHeader, Section } from '../../../platform/ui/Page.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { SavedQuestions } from '../boards/SavedQuestions.tsx'
import { boardSentences } from '../boards/sentences.ts'
import { WordsField } from '../words/WordsField.tsx'
import styles from './Ask.module.css'
import {
  groups,
  type LinkedQuestion,
  type ListedQuestion,
  linkedQuestions,
  listedQuestions,
} from './question-uis.ts'
import { askSentences } from './sentences.ts'

/** Every question that can be asked, by what it is about. */
export function QuestionsScreen({ search }: ScreenProps) {
  const t = useTranslate(askSentences)
  const boards = useTranslate(boardSentences)
  const words = search.words ?? ''
  const [typed, setTyped] = useState(words)
  const [opened, setOpened] = useState(words)
  // Another text in the address, from the command palette or a link.
  if (opened !== words) {
    setOpened(words)
    if (words !== '') setTyped(words)
  }
  return (
    <Page>
      <PageHeader title={t('questions.title')} meta={t('questions.meta')} />
      <WordsField typed={typed} onType={setTyped} />
      {groups.map(group => {
        const questions = [...listedQuestions, ...linkedQuestions].filter(one => one.group === group)
        return (
          questions.length > 0 && (
            <Section key={group} title={t(`group.${group}`)}>
              <div className={styles.catalogue}>
                {questions.map(question => (
                  <QuestionLink key={question.name} question={question} />
                ))}
              </div>
            </Section>
          )
        )
      })}
      <Section title={boards('tab.saved')}>
        <SavedQuestions />
      </Section>
    </Page>
  )
}

function QuestionLink({ question }: { question: ListedQuestion | LinkedQuestion }) {
  const t = useTranslate(askSentences)
  const to = 'to' in question ? question.to : `/questions/${question.name}`
  return (
    <AppLink to={to} className={styles.question}>
      <question.icon size={22} stroke={1.6} aria-hidden />
      <span>
        <strong>{t(question.title)}</strong>
        <span className={styles.about}>{t(question.about)}</span>
      </span>
    </AppLink>
  )
}
