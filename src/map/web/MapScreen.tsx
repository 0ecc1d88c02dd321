import { Button, Menu } from '@mantine/core'
import { IconDots, IconPrinter, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { RedoIcon, UndoIcon } from '../../platform/ui/icons.tsx'
import { Page, PageHeader, Spacer, Toolbar } from '../../platform/ui/Page.tsx'
import { PeriodPicker, usePeriodWords } from '../../platform/ui/PeriodPicker.tsx'
import { type Period, periodFromText, periodInstants, periodToText } from '../../platform/ui/period.ts'
import { Segmented } from '../../platform/ui/Segmented.tsx'
import type { ScreenProps } from '../../platform/ui/screen.ts'
import { Answer, useErrorSentence } from '../../platform/ui/states.tsx'
import { showFailed } from '../../platform/ui/toasts.ts'
import { useNow } from '../../platform/ui/use-now.ts'
import { type JourneyMap, titleIn } from '../model.ts'
import { DeleteMap } from './DeleteMap.tsx'
import { LaneMenu } from './LaneMenu.tsx'
import { MapBoard } from './MapBoard.tsx'
import { MapMeta } from './MapMeta.tsx'
import { mapSentences } from './sentences.ts'
import { type MapEditing, useMap, useMapAnswer, useMapEditing } from './use-map.ts'

const usualPeriod: Period = { days: 90 }

/** A living journey map: the story as a grid, the audit as a table. */
export function MapScreen(props: ScreenProps) {
  const t = useTranslate(mapSentences)
  const map = useMap(props.params.id ?? '')
  return (
    <Page>
      {!map.data && <PageHeader title={t('maps.title')} />}
      <Answer query={map} shape="table">
        {found => <OpenMap map={found} {...props} />}
      </Answer>
    </Page>
  )
}

function OpenMap({ map, search, setSearch }: ScreenProps & { map: JourneyMap }) {
  const t = useTranslate(mapSentences)
  const { settings } = useLocale()
  const now = useNow()
  const sentence = useErrorSentence()
  const editing = useMapEditing(map, error => showFailed(sentence(error)))
  const [isEditing, setEditing] = useState(false)
  const words = usePeriodWords()
  const period = periodFromText(search.period ?? '') ?? usualPeriod
  // To the minute: a period that moved with every second would be asked again with every second.
  const minute = Math.floor(now / 60_000) * 60_000
  const answer = useMapAnswer(map, periodInstants(period, settings, minute))
  const view = search.view === 'table' ? 'table' : 'grid'
  return (
    <>
      <PageHeader
        title={<bdi dir="auto">{titleIn(map.content.title, settings.language)}</bdi>}
        meta={<MapMeta map={map} answer={answer.data} period={words(period)} />}
        actions={<Actions map={map} isEditing={isEditing} onEditing={setEditing} />}
      />
      <Toolbar>
        {isEditing && <History editing={editing} />}
        {isEditing && <LaneMenu content={map.content} onEdit={editing.apply} />}
        <Spacer />
        <Segmented
          label={t('map.view')}
          value={view}
          options={[
            { value: 'grid', label: t('map.grid') },
            { value: 'table', label: t('map.table') },
          ]}
          onChange={chosen => setSearch({ view: chosen === 'grid' ? undefined : chosen })}
        />
        <PeriodPicker value={period} onChange={chosen => setSearch({ period: periodToText(chosen) })} />
      </Toolbar>
      <MapBoard
        {...{ map, answer, editing, isEditing, view }}
        stepId={search.step ?? null}
        period={periodInstants(period, settings, minute)}
        onStep={id => setSearch({ step: id ?? undefined })}
      />
    </>
  )
}

function History({ editing }: { editing: MapEditing }) {
  const t = useTranslate(mapSentences)
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<UndoIcon size={16} />}
        disabled={!editing.canUndo}
        onClick={editing.undo}
      >
        {t('map.undo')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<RedoIcon size={16} />}
        disabled={!editing.canRedo}
        onClick={editing.redo}
      >
        {t('map.redo')}
      </Button>
    </>
  )
}

function Actions(props: { map: JourneyMap; isEditing: boolean; onEditing(on: boolean): void }) {
  const t = useTranslate(mapSentences)
  const mayEdit = useMayEdit()
  const [isDeleting, setDeleting] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('map.print')}
      </Button>
      {mayEdit && (
        <Button
          variant={props.isEditing ? 'filled' : 'default'}
          onClick={() => props.onEditing(!props.isEditing)}
        >
          {props.isEditing ? t('map.done') : t('map.edit')}
        </Button>
      )}
      {mayEdit && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" px={9} aria-label={t('map.more')}>
              <IconDots size={18} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              c="var(--r-clay)"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => setDeleting(true)}
            >
              {t('map.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {isDeleting && <DeleteMap map={props.map} onClose={() => setDeleting(false)} />}
    </>
  )
}
