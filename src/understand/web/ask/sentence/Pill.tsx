import { Combobox, useCombobox } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { foldText } from '../../../../platform/i18n/fold-text.ts'
import { useTranslate } from '../../../../platform/i18n/use-translate.tsx'
import { askSentences } from '../sentences.ts'
import styles from './Sentence.module.css'

export interface PillOption {
  readonly value: string
  readonly label: string
  /** Another spelling that the search finds: the raw name. */
  readonly search?: string
}

interface PillSelectProps {
  /** Names the field for screen readers: "First step". */
  readonly label: string
  readonly options: readonly PillOption[]
  readonly value: string | null
  readonly placeholder?: string
  readonly isClearable?: boolean
  /** What is typed may be chosen though it is not in the list. */
  readonly isFree?: boolean
  readonly icon?: ReactNode
  onChange(value: string | null): void
}

const most = 60

/** A word of a sentence that can be another: a button that opens a list. Long lists are searched in any spelling. */
export function PillSelect(props: PillSelectProps) {
  const t = useTranslate(askSentences)
  const [query, setQuery] = useState('')
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption()
      setQuery('')
    },
    onDropdownOpen: () => (isLong ? box.focusSearchInput() : box.updateSelectedOptionIndex('active')),
  })
  const { options, value, label, isClearable, isFree = false } = props
  const isLong = options.length > 8 || isFree
  const chosen = options.find(option => option.value === value)?.label ?? value
  const found = findOptions(options, query)
  const typed = query.trim()
  const offersTyped = isFree && typed !== '' && !options.some(option => option.value === typed)
  return (
    <Combobox
      store={box}
      width={280}
      position="bottom-start"
      withinPortal
      onOptionSubmit={submitted => {
        props.onChange(submitted === clearing ? null : submitted)
        box.closeDropdown()
      }}
    >
      <Combobox.Target withAriaAttributes targetType="button">
        <button
          type="button"
          className={styles.pill}
          data-empty={chosen === null || undefined}
          aria-label={`${label}: ${chosen ?? props.placeholder ?? t('sentence.choose')}`}
          onClick={() => box.toggleDropdown()}
        >
          {props.icon}
          <bdi dir="auto">{chosen ?? props.placeholder ?? t('sentence.choose')}</bdi>
          <IconChevronDown size={13} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {isLong && (
          <Combobox.Search
            value={query}
            aria-label={label}
            placeholder={t('sentence.search')}
            onChange={event => setQuery(event.currentTarget.value)}
          />
        )}
        <Combobox.Options aria-label={label} className={styles.choices}>
          {isClearable && value !== null && (
            <Combobox.Option value={clearing} className={styles.clear}>
              {t('sentence.clear')}
            </Combobox.Option>
          )}
          {offersTyped && (
            <Combobox.Option value={typed}>
              <bdi dir="auto">{typed}</bdi>
            </Combobox.Option>
          )}
          {found.slice(0, most).map(option => (
            <Combobox.Option key={option.value} value={option.value} active={option.value === value}>
              <bdi dir="auto">{option.label}</bdi>
            </Combobox.Option>
          ))}
          {found.length > most && (
            <Combobox.Empty>{t('sentence.more', { n: found.length - most })}</Combobox.Empty>
          )}
          {found.length === 0 && !offersTyped && <Combobox.Empty>{t('sentence.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

const clearing = '\u0000'

function findOptions(options: readonly PillOption[], query: string): readonly PillOption[] {
  const words = foldText(query).split(' ').filter(Boolean)
  if (words.length === 0) return options
  return options.filter(option => {
    const hay = foldText(`${option.label} ${option.search ?? ''} ${option.value}`)
    return words.every(word => hay.includes(word))
  })
}
