import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { EvidenceDot } from '../../platform/ui/EvidenceDot.tsx'
import { ErrorState } from '../../platform/ui/states.tsx'
import { type JourneyMap, stepsOf } from '../model.ts'
import type { MapAnswer } from '../model-answer.ts'
import { addStep, freshId } from '../model-edit.ts'
import { StageMenu, StepMenu } from './edit-menus.tsx'
import styles from './MapBoard.module.css'
import { MapGrid } from './MapGrid.tsx'
import { MapTable } from './MapTable.tsx'
import { prepareMap } from './prepare-map.ts'
import { StageEditor } from './StageEditor.tsx'
import { StepEditor } from './StepEditor.tsx'
import { StepPanel } from './StepPanel.tsx'
import { mapSentences } from './sentences.ts'
import { mapAr } from './strings.ar.ts'
import { mapEn } from './strings.en.ts'
import type { MapEditing } from './use-map.ts'

export interface MapBoardProps {
  readonly map: JourneyMap
  readonly answer: UseQueryResult<MapAnswer>
  readonly editing: MapEditing
  readonly isEditing: boolean
  readonly view: 'grid' | 'table'
  readonly period: { from: number; to: number } | null
  /** The step whose panel is open; it stands in the address. */
  readonly stepId: string | null
  onStep(id: string | null): void
}

/** The map's body in the chosen view, the panel of a step, and the editors while it is edited. */
export function MapBoard(props: MapBoardProps) {
  const { map, answer, editing, isEditing } = props
  const [edited, setEdited] = useState<{ kind: 'stage' | 'step'; id: string } | null>(null)
  const { direction } = useLocale()
  const view = useMemo(() => prepareMap(map.content, answer.data), [map.content, answer.data])
  const step = stepsOf(map.content).find(s => s.id === props.stepId) ?? null
  const editedStep = edited?.kind === 'step' ? stepsOf(map.content).find(s => s.id === edited.id) : undefined
  const editedStage = edited?.kind === 'stage' ? map.content.stages.find(s => s.id === edited.id) : undefined
  const menu = { content: map.content, onEdit: editing.apply, onOpen: setEdited }
  const newStep = (stageId: string) =>
    editing.apply(
      addStep(
        stageId,
        {
          id: freshId(map.content, 'step'),
          title: { en: mapEn['edit.newStep'], ar: mapAr['edit.newStep'] },
          rule: [],
        },
        null,
      ),
    )
  if (answer.error && !answer.data)
    return (
      <Card>
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </Card>
    )
  return (
    <div dir={direction} aria-busy={answer.isPending}>
      {props.view === 'table' ? (
        <MapTable map={map} view={view} onStep={s => props.onStep(s.id)} />
      ) : (
        <MapGrid
          view={view}
          content={map.content}
          isWaiting={answer.isPending}
          onStep={s => props.onStep(s.id)}
          stageMenu={isEditing ? id => <StageMenu id={id} {...menu} /> : null}
          stepMenu={isEditing ? s => <StepMenu step={s} {...menu} /> : null}
          onEmptyStage={isEditing ? newStep : null}
        />
      )}
      <Legend />
      <StepPanel
        map={map}
        step={editedStep ? null : step}
        answer={answer.data?.steps.find(s => s.id === step?.id) ?? null}
        period={props.period}
        onClose={() => props.onStep(null)}
        onEdit={isEditing && step ? () => setEdited({ kind: 'step', id: step.id }) : null}
      />
      {editedStep && (
        <StepEditor
          key={editedStep.id}
          step={editedStep}
          content={map.content}
          onEdit={editing.apply}
          onClose={() => setEdited(null)}
        />
      )}
      {editedStage && (
        <StageEditor
          key={editedStage.id}
          stage={editedStage}
          onEdit={editing.apply}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  )
}

function Legend() {
  const t = useTranslate(mapSentences)
  return (
    <div className={styles.legend}>
      <span>
        <EvidenceDot kind="measured" /> {t('map.measured')}
      </span>
      <span>
        <EvidenceDot kind="assumed" /> {t('map.assumed')}
      </span>
      <span>
        <i className={styles.small} aria-hidden /> {t('map.small')}
      </span>
    </div>
  )
}
