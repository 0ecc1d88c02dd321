import { MultiSelect, Select, TextInput } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { languages } from '../../platform/i18n/languages.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Segmented } from '../../platform/ui/Segmented.tsx'
import { useNow } from '../../platform/ui/use-now.ts'
import { weekOfCountry } from '../../platform/zones/model-week.ts'
import type { WorkspaceView } from '../model.ts'
import { countryChoices, currencyChoices, offsetLabel, weekdays, zoneChoices } from './prepare-regions.ts'
import styles from './Settings.module.css'
import { governSentences } from './sentences.ts'

interface RegionFieldsProps {
  readonly value: WorkspaceView
  onChange(change: Partial<WorkspaceView>): void
}

export function RegionFields(props: RegionFieldsProps) {
  const t = useTranslate(governSentences)
  return (
    <>
      <TextInput
        label={t('workspace.name')}
        dir="auto"
        required
        withAsterisk={false}
        maxLength={80}
        value={props.value.name}
        onChange={event => props.onChange({ name: event.currentTarget.value })}
      />
      <PlaceFields {...props} />
      <WeekFields {...props} />
      <LookFields {...props} />
    </>
  )
}

/** A new country brings its week with it; zone and currency stay, for many countries have several. */
function PlaceFields({ value, onChange }: RegionFieldsProps) {
  const t = useTranslate(governSentences)
  const { settings, formats } = useLocale()
  const now = useNow()
  const countries = useMemo(() => countryChoices(settings.language, formats.compare), [settings, formats])
  const currencies = useMemo(() => currencyChoices(settings.language, formats.compare), [settings, formats])
  const zones = useMemo(() => zoneChoices(value.zone), [value.zone])
  return (
    <div className={styles.pair}>
      <Select
        label={t('workspace.country')}
        description={t('workspace.country.about')}
        searchable
        allowDeselect={false}
        data={countries}
        value={value.country}
        onChange={country => country && onChange({ country, ...weekOf(country) })}
      />
      <Select
        label={t('workspace.currency')}
        description={t('workspace.currency.about')}
        searchable
        allowDeselect={false}
        data={currencies}
        value={value.currency}
        onChange={currency => currency && onChange({ currency })}
      />
      <Select
        label={t('workspace.zone')}
        description={t('workspace.zone.about')}
        searchable
        allowDeselect={false}
        data={zones}
        value={value.zone}
        onChange={zone => zone && onChange({ zone })}
        rightSection={
          value.zone === settings.zone ? <Offset text={offsetLabel(value.offsets, now)} /> : undefined
        }
        rightSectionWidth={92}
      />
    </div>
  )
}

function Offset({ text }: { text: string }) {
  return (
    <bdi dir="ltr" className={styles.aside}>
      {text}
    </bdi>
  )
}

function weekOf(country: string): { weekStart: number; weekend: number[] } {
  const { weekStart, weekend } = weekOfCountry(country)
  return { weekStart, weekend: [...weekend] }
}

function WeekFields({ value, onChange }: RegionFieldsProps) {
  const t = useTranslate(governSentences)
  const { formats } = useLocale()
  const days = weekdays.map(({ iso, date }) => ({ value: String(iso), label: formats.date(date, 'weekday') }))
  return (
    <div className={styles.pair}>
      <Select
        label={t('workspace.weekStart')}
        allowDeselect={false}
        data={days}
        value={String(value.weekStart)}
        onChange={day => day && onChange({ weekStart: Number(day) })}
      />
      <MultiSelect
        label={t('workspace.weekend')}
        data={days}
        maxValues={3}
        value={value.weekend.map(String)}
        onChange={chosen => onChange({ weekend: chosen.map(Number).sort() })}
      />
    </div>
  )
}

function LookFields({ value, onChange }: RegionFieldsProps) {
  const t = useTranslate(governSentences)
  return (
    <div className={styles.pair}>
      <Choice label={t('workspace.digits')}>
        <Segmented
          label={t('workspace.digits')}
          value={value.digits}
          options={[
            { value: 'latn', label: '123' },
            { value: 'arab', label: '١٢٣' },
          ]}
          onChange={digits => onChange({ digits })}
        />
      </Choice>
      <Choice label={t('workspace.calendar')}>
        <Segmented
          label={t('workspace.calendar')}
          value={value.calendar}
          options={[
            { value: 'gregory', label: t('workspace.calendar.gregory') },
            { value: 'islamic-umalqura', label: t('workspace.calendar.islamic-umalqura') },
          ]}
          onChange={calendar => onChange({ calendar })}
        />
      </Choice>
      <Choice label={t('workspace.language')}>
        <Segmented
          label={t('workspace.language')}
          value={value.language}
          options={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
          onChange={language => onChange({ language })}
        />
      </Choice>
    </div>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.choice}>
      <span className={styles.label}>{label}</span>
      {children}
    </div>
  )
}
