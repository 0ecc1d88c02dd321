import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { BackIcon, UndoIcon } from '../../../platform/ui/icons.tsx'
import { Page, PageHeader } from '../../../platform/ui/Page.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import { BehindPanel } from '../BehindPanel.tsx'
import { SaveButton } from '../boards/AnswerActions.tsx'
import type { Behind } from '../flow-view.ts'
import { AnswerCard } from './AnswerCard.tsx'
import { AnswerParts } from './AnswerParts.tsx'
import styles from './Ask.module.css'
import type { QuestionUi } from './question-ui.ts'
import { findQuestion, type ListedQuestion } from './question-uis.ts'
import { ScopeBar } from './ScopeBar.tsx'
import { askSentences } from './sentences.ts'
import { useAsk } from './use-ask.ts'
import { useQuestionUi } from './use-question-ui.ts'
import { useSeen } from './use-seen.ts'

/** One question: the sentence that is built, and its answer as it is built. */
export function QuestionScreen(props: ScreenProps) {
  const t = useTranslate(askSentences)
  const listed = findQuestion(props.params.name ?? '')
  if (!listed)
    return (
      <EmptyState
        isPage
        title={t('ask.unknownTitle')}
        text={t('ask.unknownText')}
        action={<AppLink to="/questions">{t('ask.back')}</AppLink>}
      />
    )
  return <Loaded key={listed.name} listed={listed} {...props} />
}

function Loaded({ listed, ...props }: ScreenProps & { listed: ListedQuestion }) {
  const t = useTranslate(askSentences)
  const ui = useQuestionUi(listed.name)
  return (
    <Page>
      <p className={styles.back}>
        <AppLink to="/questions">
          <BackIcon size={14} aria-hidden /> {t('ask.back')}
        </AppLink>
      </p>
      <Answer query={ui} shape="chart">
        {found => found && <Asking ui={found} listed={listed} {...props} />}
      </Answer>
    </Page>
  )
}

function Asking({
  ui,
  listed,
  search,
  setSearch,
}: Omit<ScreenProps, 'params'> & { ui: QuestionUi; listed: ListedQuestion }) {
  const t = useTranslate(askSentences)
  const seen = useSeen()
  const ask = useAsk(ui, seen, { search, setSearch })
  const [behind, setBehind] = useState<Behind | null>(null)
  return (
    <>
      <PageHeader
        title={t(listed.title)}
        meta={t(listed.about)}
        actions={
          <>
            <SaveButton asking={ask.asking} title={t(listed.title)} />
            {ask.undo && (
              <Button variant="default" leftSection={<UndoIcon size={16} aria-hidden />} onClick={ask.undo}>
                {t('ask.undo')}
              </Button>
            )}
          </>
        }
      />
      <ScopeBar state={ask.state} scope={ui.scope} seen={seen} change={ask.change} />
      <div className={styles.board}>
        <Card>{ui.drawSentence({ draft: ask.draft, change: ask.changeDraft, seen })}</Card>
        <Card>
          <AnswerCard ui={ui} ask={ask} onBehind={setBehind} />
        </Card>
      </div>
      <AnswerParts ui={ui} ask={ask} onBehind={setBehind} />
      <BehindPanel behind={behind} by={ask.state.scope.by} onClose={() => setBehind(null)} />
    </>
  )
}
