import { ActionIcon, Button, Checkbox, Group, Popover, Stack } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconLayoutRows } from '@tabler/icons-react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { laneKinds, type MapContent } from '../model.ts'
import { type MapEdit, moveLane, showLane } from '../model-edit.ts'
import { mapSentences } from './sentences.ts'

/** Which lanes stand on the map, and in which order. */
export function LaneMenu({ content, onEdit }: { content: MapContent; onEdit(edit: MapEdit): void }) {
  const t = useTranslate(mapSentences)
  const missing = laneKinds.filter(kind => !content.lanes.some(lane => lane.kind === kind))
  const lanes = [...content.lanes, ...missing.map(kind => ({ kind, shown: false }))]
  return (
    <Popover position="bottom-start" shadow="md" radius="lg">
      <Popover.Target>
        <Button variant="default" size="compact-sm" leftSection={<IconLayoutRows size={16} aria-hidden />}>
          {t('map.lanes')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6} miw={230}>
          {lanes.map(({ kind, shown }) => {
            const lane = t(`lane.${kind}`)
            return (
              <Group key={kind} gap={4} wrap="nowrap">
                <Checkbox
                  label={lane}
                  checked={shown}
                  onChange={() => onEdit(showLane(kind, !shown))}
                  flex={1}
                />
                <ActionIcon
                  variant="subtle"
                  aria-label={t('map.laneUp', { lane })}
                  onClick={() => onEdit(moveLane(kind, -1))}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('map.laneDown', { lane })}
                  onClick={() => onEdit(moveLane(kind, 1))}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
              </Group>
            )
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
