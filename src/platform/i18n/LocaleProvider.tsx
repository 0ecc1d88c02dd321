import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react'
import { createFormats, type Formats } from './formats.ts'
import { type Direction, findLanguage } from './languages.ts'
import { defaultRegion, type LocaleSettings, type RegionSettings } from './locale.ts'
import { type PersonalSettings, recallSettings, rememberSettings } from './personal-settings.ts'

interface LocaleContext {
  readonly settings: LocaleSettings
  readonly formats: Formats
  readonly direction: Direction
  /** The direction in which time runs on charts: the reader may keep it left to right. */
  readonly timeDirection: Direction
  readonly personal: PersonalSettings
  change(more: Partial<PersonalSettings>): void
  /** The same for this page alone: nothing is remembered. */
  show(more: Partial<PersonalSettings>): void
}

const Context = createContext<LocaleContext | null>(null)

/** Remembers the reader's language and choices. Changing them redraws the page; nothing reloads. */
export function LocaleProvider({ region, children }: { region?: RegionSettings; children: ReactNode }) {
  const [personal, setPersonal] = useState(() => recallSettings(localStorage, navigator.languages))
  const { direction } = findLanguage(personal.language)
  useLayoutEffect(() => {
    document.documentElement.lang = personal.language
    document.documentElement.dir = direction
  }, [personal.language, direction])
  const value = useMemo(
    () =>
      contextOf(personal, region ?? defaultRegion, {
        change: more => {
          const next = { ...personal, ...more }
          rememberSettings(localStorage, next)
          setPersonal(next)
        },
        show: more => setPersonal({ ...personal, ...more }),
      }),
    [personal, region],
  )
  return <Context value={value}>{children}</Context>
}

/** Inside a workspace its country, zone, currency, week and digits apply. */
export function RegionProvider({ region, children }: { region: RegionSettings; children: ReactNode }) {
  const { personal, change, show } = useLocale()
  const value = useMemo(() => contextOf(personal, region, { change, show }), [personal, region, change, show])
  return <Context value={value}>{children}</Context>
}

function contextOf(
  personal: PersonalSettings,
  region: RegionSettings,
  { change, show }: Pick<LocaleContext, 'change' | 'show'>,
): LocaleContext {
  const digits = personal.digits === 'workspace' ? region.digits : personal.digits
  const settings: LocaleSettings = { ...region, digits, language: personal.language }
  const { direction } = findLanguage(personal.language)
  return {
    settings,
    formats: createFormats(settings),
    direction,
    timeDirection: personal.timeDirection === 'ltr' ? 'ltr' : direction,
    personal,
    change,
    show,
  }
}

export function useLocale(): LocaleContext {
  const value = useContext(Context)
  if (!value) throw new Error('useLocale outside LocaleProvider')
  return value
}

export function useFormats(): Formats {
  return useLocale().formats
}
