import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconPhoto, IconSql, IconTable, IconVector } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { useGo } from '../../../platform/ui/AppLink.tsx'
import { EmptyState, ErrorState, Loading, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showFailed } from '../../../platform/ui/toasts.ts'
import type { AskAnswer } from '../../model-ask.ts'
import { drawingIn, exportChart } from '../boards/export-chart.ts'
import { boardSentences } from '../boards/sentences.ts'
import type { Behind } from '../flow-view.ts'
import { AnswerData, useCsv } from './AnswerData.tsx'
import styles from './Ask.module.css'
import { stateOfSaved } from './ask-state.ts'
import { ExplainPanel } from './ExplainPanel.tsx'
import type { AnswerProps, QuestionUi } from './question-ui.ts'
import { findQuestion } from './question-uis.ts'
import { askSentences } from './sentences.ts'
import type { Ask } from './use-ask.ts'
import { useCatalogue } from './use-seen.ts'

/** What the views of a question are given, from one answer of the server. */
export function answerProps(
  data: AskAnswer,
  more: Pick<AnswerProps<object, unknown>, 'onBehind' | 'size'> &
    Partial<Pick<AnswerProps<object, unknown>, 'change'>>,
): AnswerProps<Readonly<Record<string, unknown>>, unknown> {
  const { parts = null, compared = null, ...asked } = data
  // The draft of the answer, not of the sentence: while the next answer is computed the two differ.
  const { draft } = stateOfSaved({ input: asked.input, compare: null, breakdown: null })
  return { draft: draft ?? {}, asked, compared, parts, change: null, ...more }
}

/** The answer to the sentence: a sentence, a drawing, what it rests on, and what can be done with it. */
export function AnswerCard({
  ui,
  ask,
  onBehind,
}: {
  ui: QuestionUi
  ask: Ask
  onBehind(behind: Behind): void
}) {
  const t = useTranslate(askSentences)
  const { asked, asking } = ask
  const [asTable, setAsTable] = useState(false)
  const [isExplained, setExplained] = useState(false)
  const frame = useRef<HTMLElement>(null)
  if (!ask.isReady) return <Beginning />
  if (asking.input === null)
    return ask.isUnfed ? <NoEvents /> : <p className={styles.incomplete}>{t('ask.incomplete')}</p>
  if (asked.error && !asked.isFetching)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
  if (!asked.data) return <Loading shape="chart" />
  if (ui.isEmpty(asked.data.answer))
    return ask.isUnfed ? <NoEvents /> : <EmptyState title={t('ask.emptyTitle')} text={t('ask.emptyText')} />
  const props = answerProps(asked.data, { onBehind, size: 'whole', change: ask.changeDraft })
  return (
    <section ref={frame} className={styles.answer} aria-busy={asked.isFetching}>
      <div className={styles.answerHead}>
        <p className={styles.summary}>{ui.drawSummary(props)}</p>
        <AnswerMenu
          ui={ui}
          props={props}
          onTable={() => setAsTable(!asTable)}
          onExplain={() => setExplained(true)}
          drawing={() => drawingIn(frame.current)}
        />
      </div>
      {asTable ? <AnswerData ui={ui} {...props} /> : ui.drawView(props)}
      <EvidenceLine data={asked.data} />
      <ExplainPanel asking={asking} isOpen={isExplained} onClose={() => setExplained(false)} />
    </section>
  )
}

/** Until it is known what there is to ask about. */
function Beginning() {
  const { error, isFetching, refetch } = useCatalogue()
  if (error && !isFetching) return <ErrorState error={error} onRetry={() => void refetch()} />
  return <Loading shape="chart" />
}

function NoEvents() {
  const t = useTranslate(askSentences)
  const go = useGo()
  return (
    <EmptyState
      title={t('ask.noEventsTitle')}
      text={t('ask.noEventsText')}
      action={<Button onClick={() => go('/data')}>{t('ask.noEventsAction')}</Button>}
    />
  )
}

interface MenuProps {
  readonly ui: QuestionUi
  readonly props: ReturnType<typeof answerProps>
  onTable(): void
  onExplain(): void
  drawing(): SVGSVGElement | null
}

function AnswerMenu({ ui, props, onTable, onExplain, drawing }: MenuProps) {
  const t = useTranslate(askSentences)
  const boards = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const saveCsv = useCsv(ui, props)
  const savePicture = (kind: 'png' | 'svg') => {
    const svg = drawing()
    if (!svg) return showFailed(boards('tile.noDrawing'))
    const listed = findQuestion(ui.name)
    const title = listed ? t(listed.title) : ui.name
    exportChart(svg, kind, { title }).catch((error: unknown) => showFailed(sentence(error)))
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t('ask.more')}>
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTable size={16} aria-hidden />} onClick={onTable}>
          {t('ask.table')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={saveCsv}>
          {t('ask.csv')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPhoto size={16} aria-hidden />} onClick={() => savePicture('png')}>
          {boards('tile.png')}
        </Menu.Item>
        <Menu.Item leftSection={<IconVector size={16} aria-hidden />} onClick={() => savePicture('svg')}>
          {boards('tile.svg')}
        </Menu.Item>
        <Menu.Item leftSection={<IconSql size={16} aria-hidden />} onClick={onExplain}>
          {t('ask.explain')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** What the answer rests on: how many, over which time, how long it took. */
export function EvidenceLine({ data }: { data: AskAnswer }) {
  const t = useTranslate(askSentences)
  const { formats } = useLocale()
  const { people, cases, period, ms } = data.evidence
  return (
    <p className={styles.evidence}>
      {people !== null && <span>{t('evidence.people', { n: formats.quantity(people) })}</span>}
      {people === null && cases !== null && (
        <span>{t('evidence.cases', { n: formats.quantity(cases) })}</span>
      )}
      <span>
        {period
          ? t('evidence.period', {
              from: formats.date(period.from),
              to: formats.date(period.to - 1),
            })
          : t('evidence.all')}
      </span>
      <span>{t('evidence.ms', { time: formats.duration(Math.max(1, ms), { place: 'object' }) })}</span>
    </p>
  )
}
