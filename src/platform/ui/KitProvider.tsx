import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './fonts.css'
import './theme.css'
import './fields/text-direction.css'
import { DirectionProvider, MantineProvider, mergeThemeOverrides, useDirection } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useEffect, useLayoutEffect, useMemo } from 'react'
import { stripMarks } from '../i18n/isolate.ts'
import { LocaleProvider, useLocale } from '../i18n/LocaleProvider.tsx'
import { useTranslate } from '../i18n/use-translate.tsx'
import { kitSentences } from './sentences.ts'
import { cssVariables, theme } from './theme.ts'

/** Language, direction, theme and toasts. Everything of the kit stands inside it. */
export function KitProvider({ children }: { children: ReactNode }) {
  return (
    <LocaleProvider>
      <Themed>{children}</Themed>
    </LocaleProvider>
  )
}

function Themed({ children }: { children: ReactNode }) {
  const { direction } = useLocale()
  const named = useNamedTheme()
  useCleanCopies()
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <FollowDirection />
      <MantineProvider theme={named} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Notifications position={direction === 'rtl' ? 'bottom-left' : 'bottom-right'} />
        {children}
      </MantineProvider>
    </DirectionProvider>
  )
}

/** The crosses of toasts, dialogs and panels, and the eye of a password, have no words of their own. */
function useNamedTheme() {
  const t = useTranslate(kitSentences)
  return useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: {
          CloseButton: { defaultProps: { 'aria-label': t('panel.close') } },
          PasswordInput: {
            defaultProps: { visibilityToggleButtonProps: { 'aria-label': t('field.show') } },
          },
        },
      }),
    [t],
  )
}

/** Mantine keeps its own copy of the direction; it follows ours without mounting anything again. */
function FollowDirection() {
  const { direction } = useLocale()
  const { setDirection } = useDirection()
  useLayoutEffect(() => setDirection(direction), [direction, setDirection])
  return null
}

/** What is copied from a page carries none of the invisible marks that its sentences need. */
function useCleanCopies() {
  useEffect(() => {
    const clean = (event: ClipboardEvent) => {
      const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      const text = document.getSelection()?.toString() ?? ''
      if (isField || text === '' || stripMarks(text) === text) return
      event.clipboardData?.setData('text/plain', stripMarks(text))
      event.preventDefault()
    }
    document.addEventListener('copy', clean)
    return () => document.removeEventListener('copy', clean)
  }, [])
}
