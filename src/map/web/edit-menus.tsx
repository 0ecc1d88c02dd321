import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { BackIcon, ForwardIcon } from '../../platform/ui/icons.tsx'
import { type MapContent, type MapStep, titleIn } from '../model.ts'
import {
  addStage,
  addStep,
  freshId,
  type MapEdit,
  moveStage,
  moveStep,
  removeStage,
  removeStep,
} from '../model-edit.ts'
import { mapSentences } from './sentences.ts'
import { mapAr } from './strings.ar.ts'
import { mapEn } from './strings.en.ts'

interface MenuProps {
  readonly content: MapContent
  readonly onEdit: (edit: MapEdit) => void
  readonly onOpen: (what: { kind: 'stage' | 'step'; id: string }) => void
}

/** What is new has its name in both languages from the start. */
const newStep = { en: mapEn['edit.newStep'], ar: mapAr['edit.newStep'] }
const newStage = { en: mapEn['edit.newStage'], ar: mapAr['edit.newStage'] }

export function StepMenu({ step, content, onEdit, onOpen }: MenuProps & { step: MapStep }) {
  const t = useTranslate(mapSentences)
  const { settings } = useLocale()
  const stage = content.stages.find(s => s.steps.some(other => other.id === step.id))
  const addAfter = () =>
    stage && onEdit(addStep(stage.id, { id: freshId(content, 'step'), title: newStep, rule: [] }, step.id))
  return (
    <EditMenu name={titleIn(step.title, settings.language)} colour="var(--r-soft)">
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onOpen({ kind: 'step', id: step.id })}>
        {t('edit.step')}
      </Menu.Item>
      <Menu.Item leftSection={<BackIcon size={16} />} onClick={() => onEdit(moveStep(step.id, -1))}>
        {t('edit.back')}
      </Menu.Item>
      <Menu.Item leftSection={<ForwardIcon size={16} />} onClick={() => onEdit(moveStep(step.id, 1))}>
        {t('edit.forward')}
      </Menu.Item>
      <Menu.Item leftSection={<IconPlus size={16} />} onClick={addAfter}>
        {t('edit.addStep')}
      </Menu.Item>
      <Menu.Item
        c="var(--r-clay)"
        leftSection={<IconTrash size={16} />}
        onClick={() => onEdit(removeStep(step.id))}
      >
        {t('edit.removeStep')}
      </Menu.Item>
    </EditMenu>
  )
}

export function StageMenu({ id, content, onEdit, onOpen }: MenuProps & { id: string }) {
  const t = useTranslate(mapSentences)
  const { settings } = useLocale()
  const stage = content.stages.find(s => s.id === id)
  if (!stage) return null
  const last = stage.steps.at(-1)?.id ?? null
  return (
    <EditMenu name={titleIn(stage.title, settings.language)} colour="var(--r-on-stage)">
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onOpen({ kind: 'stage', id })}>
        {t('edit.stage')}
      </Menu.Item>
      <Menu.Item leftSection={<BackIcon size={16} />} onClick={() => onEdit(moveStage(id, -1))}>
        {t('edit.back')}
      </Menu.Item>
      <Menu.Item leftSection={<ForwardIcon size={16} />} onClick={() => onEdit(moveStage(id, 1))}>
        {t('edit.forward')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPlus size={16} />}
        onClick={() => onEdit(addStep(id, { id: freshId(content, 'step'), title: newStep, rule: [] }, last))}
      >
        {t('edit.addStepHere')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPlus size={16} />}
        onClick={() => onEdit(addStage({ id: freshId(content, 'stage'), title: newStage, steps: [] }, id))}
      >
        {t('edit.addStage')}
      </Menu.Item>
      <Menu.Item
        c="var(--r-clay)"
        leftSection={<IconTrash size={16} />}
        onClick={() => onEdit(removeStage(id))}
      >
        {t('edit.removeStage')}
      </Menu.Item>
    </EditMenu>
  )
}

function EditMenu({ name, colour, children }: { name: string; colour: string; children: ReactNode }) {
  const t = useTranslate(mapSentences)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="transparent"
          size="sm"
          style={{ color: colour }}
          aria-label={t('edit.options', { name })}
        >
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
