import { NumberInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useDataNames } from '../../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../../platform/i18n/use-translate.tsx'
import { channelProperty } from '../../../model.ts'
import { askSentences } from '../sentences.ts'
import type { Seen, SeenProperty } from '../use-seen.ts'
import { PillSelect } from './Pill.tsx'
import styles from './Sentence.module.css'

interface FieldProps<T> {
  readonly label: string
  readonly value: T
  onChange(value: T): void
}

/** An event by the name that readers know it by. What is chosen stays, also where it was not seen. */
export function EventPick(
  props: FieldProps<string | null> & { seen: Seen; isClearable?: boolean; placeholder?: string },
) {
  const nameOf = useDataNames()
  const names = withChosen(props.seen.events, props.value)
  return (
    <PillSelect
      label={props.label}
      value={props.value}
      options={names.map(value => ({ value, label: nameOf('event', value), search: value }))}
      isClearable={props.isClearable ?? false}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      onChange={props.onChange}
    />
  )
}

/** A property of events, `isNumber`: only of numbers; with the channel where `withChannel`. */
export function PropertyPick(
  props: FieldProps<string | null> & {
    seen: Seen
    /** Only those of this event. */
    event?: string | null
    isNumber?: boolean
    withChannel?: boolean
    isClearable?: boolean
    placeholder?: string
  },
) {
  const t = useTranslate(askSentences)
  const nameOf = useDataNames()
  const all: readonly SeenProperty[] = props.event
    ? props.seen.propertiesOf(props.event)
    : props.seen.properties
  const paths = all.filter(one => !props.isNumber || one.isNumber).map(({ path }) => path)
  const offered = withChosen(props.withChannel ? [channelProperty, ...paths] : paths, props.value)
  const label = (path: string) =>
    path === channelProperty ? t('sentence.channel') : nameOf('property', path)
  return (
    <PillSelect
      label={props.label}
      value={props.value}
      options={offered.map(value => ({ value, label: label(value), search: value }))}
      isClearable={props.isClearable ?? false}
      isFree
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      onChange={props.onChange}
    />
  )
}

/** A value of a property, from what was seen of it or typed. */
export function ValuePick(props: FieldProps<string | null> & { seen: Seen; path: string }) {
  const nameOf = useDataNames()
  const isChannel = props.path === channelProperty
  const seen = isChannel
    ? props.seen.channels
    : (props.seen.properties.find(({ path }) => path === props.path)?.examples ?? [])
  const label = (value: string) =>
    isChannel ? nameOf('channel', value) : namedValue(nameOf, props.path, value)
  return (
    <PillSelect
      label={props.label}
      value={props.value}
      options={withChosen(seen, props.value).map(value => ({ value, label: label(value), search: value }))}
      isFree
      onChange={props.onChange}
    />
  )
}

/** The name of a value is written `property=value`; nobody named it: the value itself. */
export function namedValue(nameOf: ReturnType<typeof useDataNames>, path: string, value: string): string {
  const raw = `${path}=${value}`
  const name = nameOf('value', raw)
  return name === raw ? value : name
}

/** One of a few words. */
export function ChoicePick<T extends string>(
  props: FieldProps<T> & { options: readonly { readonly value: T; readonly label: string }[] },
) {
  return (
    <PillSelect
      label={props.label}
      value={props.value}
      options={props.options}
      onChange={value => {
        const chosen = props.options.find(option => option.value === value)
        if (chosen) props.onChange(chosen.value)
      }}
    />
  )
}

/** A number in the sentence; what is typed counts when the field is left or Enter is pressed. */
export function NumberPick(props: FieldProps<number> & { min: number; max: number; decimals?: number }) {
  const [typed, setTyped] = useState<number | string>(props.value)
  useEffect(() => setTyped(props.value), [props.value])
  const commit = () => {
    const number = Number(typed)
    const whole = props.decimals ? number : Math.round(number)
    const next = Math.min(
      props.max,
      Math.max(props.min, Number.isFinite(number) && typed !== '' ? whole : props.value),
    )
    setTyped(next)
    if (next !== props.value) props.onChange(next)
  }
  return (
    <NumberInput
      className={styles.number}
      aria-label={props.label}
      value={typed}
      min={props.min}
      max={props.max}
      decimalScale={props.decimals ?? 0}
      allowNegative={props.min < 0}
      hideControls
      size="xs"
      w={`${Math.max(3, String(typed).length + 2)}ch`}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={event => {
        if (event.key === 'Enter') commit()
      }}
    />
  )
}

const hour = 3_600_000
const windows = [
  hour,
  24 * hour,
  3 * 24 * hour,
  168 * hour,
  336 * hour,
  720 * hour,
  2_160 * hour,
  8_784 * hour,
]

/** A length of time: an hour to a year, or any time where `withAny`. */
export function WindowPick(props: FieldProps<number | null> & { withAny?: boolean }) {
  const t = useTranslate(askSentences)
  const known = windows.includes(props.value ?? hour)
    ? windows
    : [...windows, props.value ?? hour].sort((a, b) => a - b)
  const label = (ms: number) =>
    ms % (24 * hour) === 0 && ms > 24 * hour
      ? t('window.days', { n: ms / (24 * hour) })
      : t('window.hours', { n: Math.round(ms / hour) })
  const options = known.map(ms => ({ value: String(ms), label: label(ms) }))
  return (
    <PillSelect
      label={props.label}
      value={props.value === null ? any : String(props.value)}
      options={props.withAny ? [...options, { value: any, label: t('window.any') }] : options}
      onChange={value => value && props.onChange(value === any ? null : Number(value))}
    />
  )
}

const any = 'any'

function withChosen(offered: readonly string[], value: string | null): readonly string[] {
  return value === null || offered.includes(value) ? offered : [value, ...offered]
}
