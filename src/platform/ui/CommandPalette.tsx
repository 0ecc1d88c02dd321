import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { matchesText } from '../i18n/fold-text.ts'
import { useTranslate } from '../i18n/use-translate.tsx'
import { kitSentences } from './sentences.ts'

export interface Command {
  readonly id: string
  readonly label: string
  /** Words of both languages: the palette finds a command by either. */
  readonly words: readonly string[]
  readonly icon?: ReactNode
  run(): void
}

/** Ctrl/⌘ K. Matched by the physical key as well: on an Arabic keyboard K types ن. */
export function CommandPalette({
  commands,
  ask,
}: {
  commands: readonly Command[]
  /** What else can be done with the words that were typed. */
  ask?: { label(typed: string): string; readonly icon: ReactNode; run(typed: string): void }
}) {
  const t = useTranslate(kitSentences)
  const actions: SpotlightActionData[] = commands.map(command => ({
    id: command.id,
    label: command.label,
    keywords: [...command.words],
    leftSection: command.icon,
    onClick: command.run,
  }))
  return (
    <Spotlight
      actions={actions}
      shortcut={['mod + K', 'mod + ن']}
      highlightQuery={false}
      scrollable
      maxHeight={380}
      radius="lg"
      attributes={{ content: { 'aria-label': t('palette.search') } }}
      nothingFound={t('palette.nothing')}
      searchProps={{
        'aria-label': t('palette.search'),
        placeholder: t('palette.search'),
        leftSection: <IconSearch size={18} aria-hidden />,
      }}
      filter={(query, all) => {
        const found = all.filter(
          action =>
            'keywords' in action &&
            matchesText(query, [
              action.label ?? '',
              ...(Array.isArray(action.keywords) ? action.keywords : []),
            ]),
        )
        const typed = query.trim()
        if (!ask || typed === '') return found
        const asking = {
          id: 'ask',
          label: ask.label(typed),
          leftSection: ask.icon,
          onClick: () => ask.run(typed),
        }
        return [...found, asking]
      }}
    />
  )
}
