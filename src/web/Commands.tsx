import { useMantineColorScheme } from '@mantine/core'
import type { Membership } from '../govern/model.ts'
import { useLocale } from '../platform/i18n/LocaleProvider.tsx'
import { languages } from '../platform/i18n/languages.ts'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { type Command, CommandPalette } from '../platform/ui/CommandPalette.tsx'
import { screens } from './screens.ts'
import { shellSentences } from './sentences.ts'
import type { ShellKey } from './strings.en.ts'

/** What can be reached by typing: every screen of the navigation, other workspaces, language and appearance. */
export function Commands(props: { workspaces: readonly Membership[]; onWorkspace(id: number): void }) {
  const t = useTranslate(shellSentences)
  const go = useGo()
  const { change } = useLocale()
  const { setColorScheme } = useMantineColorScheme()
  const both = (key: ShellKey) => [shellSentences.en[key], shellSentences.ar[key]]
  const commands: Command[] = [
    ...screens.flatMap(({ path, navigation }) => {
      if (!navigation) return []
      const Icon = navigation.icon
      return [
        {
          id: path,
          label: t(navigation.label),
          words: both(navigation.label),
          icon: <Icon size={19} stroke={1.7} aria-hidden />,
          run: () => go(navigation.to ?? path),
        },
      ]
    }),
    ...props.workspaces.slice(0, 30).map(workspace => ({
      id: `workspace ${workspace.id}`,
      label: `${t('workspace.switch')}: ${workspace.name}`,
      words: [...both('workspace.switch'), workspace.name],
      run: () => props.onWorkspace(workspace.id),
    })),
    ...languages.map(language => ({
      id: `language ${language.tag}`,
      label: `${t('look.language')}: ${language.name}`,
      words: [...both('look.language'), language.name, language.tag],
      run: () => change({ language: language.tag }),
    })),
    ...(['light', 'dark', 'auto'] as const).map(scheme => ({
      id: `theme ${scheme}`,
      label: `${t('look.theme')}: ${t(`look.${scheme}`)}`,
      words: [...both('look.theme'), ...both(`look.${scheme}`)],
      run: () => setColorScheme(scheme),
    })),
  ]
  return <CommandPalette commands={commands} />
}
