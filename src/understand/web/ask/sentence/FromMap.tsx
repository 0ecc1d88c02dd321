import { Button, Menu } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../../platform/http/client-context.ts'
import { useLocale } from '../../../../platform/i18n/LocaleProvider.tsx'
import { listedMaps, type MapStages, mapStages } from './map-stages.ts'
import { titleText } from './title-text.ts'

/** Lists the maps of the workspace, and gives the stages of the one that is taken. */
export function FromMap(props: { label: string; none: string; onTake(map: MapStages): void }) {
  const { settings } = useLocale()
  const api = useApi()
  const { data } = useQuery({
    queryKey: [api.base, 'maps', 'of a sentence'],
    queryFn: ({ signal }) => api.get('/maps', listedMaps, { signal }),
  })
  const maps = data?.maps ?? []
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconMap2 size={14} aria-hidden />}>
          {props.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {maps.length === 0 && <Menu.Label>{props.none}</Menu.Label>}
        {maps.map(({ id, title }) => (
          <Menu.Item key={id} onClick={async () => props.onTake(await api.get(`/maps/${id}`, mapStages))}>
            <bdi dir="auto">{titleText(title, settings.language)}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
