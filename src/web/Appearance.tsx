import { useMantineColorScheme } from '@mantine/core'
import { useLocale } from '../platform/i18n/LocaleProvider.tsx'
import { languages, pseudoLanguages } from '../platform/i18n/languages.ts'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { Segmented } from '../platform/ui/Segmented.tsx'
import styles from './Appearance.module.css'
import { shellSentences } from './sentences.ts'

/** Language, appearance, digits and the direction of time: what a reader decides alone. */
export function Appearance() {
  const t = useTranslate(shellSentences)
  const { personal, change, settings, direction } = useLocale()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const spoken = __GALLERY__ ? [...languages, ...pseudoLanguages] : languages
  return (
    <div className={styles.choices}>
      <Choice
        label={t('look.language')}
        value={personal.language}
        options={spoken.map(language => ({ value: language.tag, label: language.name }))}
        onChange={language => change({ language })}
      />
      <Choice
        label={t('look.theme')}
        value={colorScheme}
        options={[
          { value: 'auto', label: t('look.auto') },
          { value: 'light', label: t('look.light') },
          { value: 'dark', label: t('look.dark') },
        ]}
        onChange={setColorScheme}
      />
      {settings.language.startsWith('ar') && (
        <Choice
          label={t('look.digits')}
          value={personal.digits}
          options={[
            { value: 'workspace', label: t('look.digits.workspace') },
            { value: 'latn', label: '123' },
            { value: 'arab', label: '١٢٣' },
          ]}
          onChange={digits => change({ digits })}
        />
      )}
      {direction === 'rtl' && (
        <Choice
          label={t('look.time')}
          value={personal.timeDirection}
          options={[
            { value: 'reading', label: t('look.time.reading') },
            { value: 'ltr', label: t('look.time.ltr') },
          ]}
          onChange={timeDirection => change({ timeDirection })}
        />
      )}
    </div>
  )
}

function Choice<T extends string>(props: {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange(value: T): void
}) {
  return (
    <div className={styles.choice}>
      <span className={styles.label}>{props.label}</span>
      <Segmented {...props} />
    </div>
  )
}
