import type { CSSProperties, ReactNode } from 'react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { LaneKind, MapContent, MapStep } from '../model.ts'
import { titleIn } from '../model.ts'
import { EmotionLane } from './EmotionLane.tsx'
import { laneCells } from './lane-cells.tsx'
import styles from './MapGrid.module.css'
import type { MapView } from './prepare-map.ts'
import { StepHead } from './StepHead.tsx'
import { mapSentences } from './sentences.ts'

export interface MapGridProps {
  readonly view: MapView
  readonly content: MapContent
  readonly onStep: (step: MapStep) => void
  /** Menus of a stage and a step while the map is edited; null otherwise. */
  readonly stageMenu: ((stageId: string) => ReactNode) | null
  readonly stepMenu: ((step: MapStep) => ReactNode) | null
  readonly onEmptyStage: ((stageId: string) => void) | null
  /** Whether the numbers are still asked for: then nothing is said about them. */
  readonly isWaiting: boolean
}

/** Stages and steps in columns, lanes in rows, heads that stay in sight. Everything was decided in `prepareMap`. */
export function MapGrid(props: MapGridProps) {
  const { view, content } = props
  const t = useTranslate(mapSentences)
  const style: CSSProperties & Record<'--columns', number> = { '--columns': view.columns.length }
  return (
    <section
      className={styles.scroll}
      aria-label={t('map.grid.label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div className={styles.grid} style={style}>
        <Stages {...props} />
        <LaneHead kind="steps" by={content.by} />
        {view.columns.map(({ step, stageId, answer }) => (
          <div
            key={step?.id ?? stageId}
            className={styles.step}
            data-assumed={step !== null && step.rule.length === 0}
          >
            {step ? (
              <StepHead
                step={step}
                answer={answer}
                by={content.by}
                onOpen={() => props.onStep(step)}
                menu={props.stepMenu?.(step)}
              />
            ) : (
              <EmptyColumn onAdd={props.onEmptyStage ? () => props.onEmptyStage?.(stageId) : null} />
            )}
          </div>
        ))}
        {view.lanes.map(kind => (
          <Lane key={kind} kind={kind} {...props} />
        ))}
      </div>
    </section>
  )
}

function Stages({ view, stageMenu }: MapGridProps) {
  const { settings } = useLocale()
  return (
    <>
      <div className={styles.corner} />
      {view.stages.map(stage => {
        const style: CSSProperties & Record<'--stage', string> = {
          '--stage': `var(--r-stage-${stage.colour})`,
          gridColumn: `span ${stage.span}`,
        }
        return (
          <div key={stage.id} className={styles.stage} style={style}>
            <h2 className={styles.stageTitle} dir="auto">
              {titleIn(stage.title, settings.language)}
            </h2>
            {stageMenu?.(stage.id)}
          </div>
        )
      })}
    </>
  )
}

function EmptyColumn({ onAdd }: { onAdd: (() => void) | null }) {
  const t = useTranslate(mapSentences)
  if (!onAdd) return <span className={styles.hint}>{t('step.empty')}</span>
  return (
    <button type="button" className={styles.add} onClick={onAdd}>
      {t('edit.addStepHere')}
    </button>
  )
}

function Lane({ kind, view, onStep, isWaiting }: MapGridProps & { kind: LaneKind }) {
  if (kind === 'emotion')
    return (
      <>
        <LaneHead kind="emotion" isTall />
        <EmotionLane view={view} isWaiting={isWaiting} onStep={onStep} />
      </>
    )
  const Cell = laneCells[kind]
  return (
    <>
      <LaneHead kind={kind} />
      {view.columns.map(({ step, stageId, answer }) => (
        <div key={step?.id ?? stageId} className={styles.cell}>
          {answer && <Cell answer={answer} />}
        </div>
      ))}
    </>
  )
}

function LaneHead({ kind, by, isTall = false }: { kind: LaneKind | 'steps'; by?: string; isTall?: boolean }) {
  const t = useTranslate(mapSentences)
  const sub =
    kind === 'steps'
      ? by === 'person'
        ? 'lane.steps.sub.person'
        : 'lane.steps.sub.case'
      : (`lane.${kind}.sub` as const)
  return (
    <div className={styles.lane} data-tall={isTall} data-steps={kind === 'steps'}>
      <h3 className={styles.laneTitle}>{t(`lane.${kind}`)}</h3>
      <small className={styles.laneSub}>{t(sub)}</small>
    </div>
  )
}
