import { useMantineColorScheme } from '@mantine/core'
import { IconFingerprint, IconMessageQuestion, IconPlus, IconUserCircle } from '@tabler/icons-react'
import { useLocale } from '../platform/i18n/LocaleProvider.tsx'
import { languages } from '../platform/i18n/languages.ts'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { type Command, CommandPalette } from '../platform/ui/CommandPalette.tsx'
import { screens } from './screens.ts'
import { shellSentences } from './sentences.ts'
import type { ShellKey } from './strings.en.ts'
import { useWorkspaces } from './workspaces-context.ts'

/** What can be reached by typing: every screen of the navigation, other workspaces, language and appearance. */
export function Commands() {
  const t = useTranslate(shellSentences)
  const go = useGo()
  const workspaces = useWorkspaces()
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
    {
      id: '/settings/account',
      label: t('account.title'),
      words: [...both('account.title'), ...both('look.language'), ...both('signIn.password')],
      icon: <IconUserCircle size={19} stroke={1.7} aria-hidden />,
      run: () => go('/settings/account'),
    },
    {
      id: '/settings/identity',
      label: t('identity.title'),
      words: both('identity.title'),
      icon: <IconFingerprint size={19} stroke={1.7} aria-hidden />,
      run: () => go('/settings/identity'),
    },
    {
      id: 'new workspace',
      label: t('workspace.new'),
      words: both('workspace.new'),
      icon: <IconPlus size={19} stroke={1.7} aria-hidden />,
      run: workspaces.begin,
    },
    ...workspaces.all.slice(0, 30).map(workspace => ({
      id: `workspace ${workspace.id}`,
      label: `${t('workspace.switch')}: ${workspace.name}`,
      words: [...both('workspace.switch'), workspace.name],
      run: () => workspaces.open(workspace.id),
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
  const ask = {
    label: (typed: string) => t('command.ask', { typed }),
    icon: <IconMessageQuestion size={19} stroke={1.7} aria-hidden />,
    run: (typed: string) => go(`/questions?${new URLSearchParams({ words: typed })}`),
  }
  return <CommandPalette commands={commands} ask={ask} />
}
