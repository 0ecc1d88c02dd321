import { Button } from '@mantine/core'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { channelProperty } from '../../model.ts'
import type { SentenceProps } from '../ask/question-ui.ts'
import { NumberPick, PropertyPick, ValuePick } from '../ask/sentence/fields.tsx'
import { PillSelect } from '../ask/sentence/Pill.tsx'
import {
  AddButton,
  SentenceItem,
  SentenceLine,
  SentenceList,
  SentenceOptions,
} from '../ask/sentence/Sentence.tsx'
import { useCircumstanceName, useCircumstances } from '../circumstances/use-circumstances.ts'
import { DayPick } from '../daily/DayPick.tsx'
import { MeasureSentence } from '../daily/MeasureSentence.tsx'
import { whatChangedSentences } from './sentences.ts'
import { groupOf, mostControls, nameOfGroup, splitOf, type WhatChangedDraft } from './what-changed-draft.ts'

type Props = SentenceProps<WhatChangedDraft>

/** "What did the redesign, from 30 August on, do to the share that goes on? It changed the channel web; not touched: app." */
export function WhatChangedSentence(props: Props) {
  const t = useTranslate(whatChangedSentences)
  const { draft, change, seen } = props
  return (
    <>
      <ChangeLine {...props} />
      <MeasureSentence measure={draft.measure} seen={seen} change={measure => change({ measure })} />
      <GroupLines {...props} />
      <SentenceOptions>
        <SentenceLine>
          {t.rich('changed.window', {
            before: {
              node: (
                <NumberPick
                  label={t('changed.window.before')}
                  value={draft.daysBefore}
                  min={14}
                  max={730}
                  onChange={daysBefore => change({ daysBefore })}
                />
              ),
            },
            after: {
              node: (
                <NumberPick
                  label={t('changed.window.after')}
                  value={draft.daysAfter}
                  min={1}
                  max={366}
                  onChange={daysAfter => change({ daysAfter })}
                />
              ),
            },
          })}
        </SentenceLine>
        <AppLink to="/questions/circumstances">{t('changed.manage')}</AppLink>
      </SentenceOptions>
    </>
  )
}

function ChangeLine({ draft, change }: Props) {
  const t = useTranslate(whatChangedSentences)
  const { formats } = useLocale()
  const nameOf = useCircumstanceName()
  const known = useCircumstances().data?.circumstances ?? []
  const { from, to } = draft.change
  const chosen = known.find(one => one.from === from && (to === null || one.to === to))
  const options = known.toReversed().map(one => ({
    value: one.id,
    label: t('changed.circumstance.option', { name: nameOf(one), day: formats.date(one.from) }),
    search: `${one.names.en} ${one.names.ar}`,
  }))
  const choose = (id: string | null) => {
    const found = known.find(one => one.id === id)
    // What stays (a release, a redesign, a price) has a first day; what passes has a last one, too.
    const stays = found && ['release', 'redesign', 'price'].includes(found.kind) && found.from === found.to
    if (found) change({ change: { from: found.from, to: stays ? null : found.to } })
  }
  return (
    <SentenceLine>
      {t.rich('changed.sentence', {
        circumstance: {
          node: (
            <PillSelect
              label={t('changed.circumstance')}
              value={chosen?.id ?? null}
              placeholder={t('changed.own')}
              options={options}
              onChange={choose}
            />
          ),
        },
        day: {
          node: (
            <DayPick
              label={t('changed.day')}
              value={from}
              placeholder={t('changed.day.choose')}
              onChange={day => change({ change: { from: day, to: to !== null && to < day ? null : to } })}
            />
          ),
        },
        until: {
          node: <UntilPick from={from} to={to} onChange={next => change({ change: { from, to: next } })} />,
        },
      })}
    </SentenceLine>
  )
}

/** To a last day, or on without an end. */
function UntilPick(props: { from: string | null; to: string | null; onChange(to: string | null): void }) {
  const t = useTranslate(whatChangedSentences)
  const options = [
    { value: 'stays', label: t('changed.until.stays') },
    { value: 'day', label: t('changed.until.day', { day: '…' }) },
  ]
  return (
    <>
      <PillSelect
        label={t('changed.until')}
        value={props.to === null ? 'stays' : 'day'}
        options={options}
        onChange={value => props.onChange(value === 'day' ? props.from : null)}
      />
      {props.to !== null && (
        <DayPick
          label={t('changed.until')}
          value={props.to}
          placeholder={t('changed.day.choose')}
          onChange={day => props.onChange(props.from !== null && day < props.from ? props.from : day)}
        />
      )}
    </>
  )
}

function GroupLines({ draft, change, seen }: Props) {
  const t = useTranslate(whatChangedSentences)
  const path = splitOf(draft)
  const { treated, controls } = draft
  if (!path)
    return (
      <SentenceLine>
        {t.rich('changed.everybody', {
          split: {
            node: (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => change({ treated: groupOf(channelProperty, seen.channels[0] ?? '') })}
              >
                {t('changed.split')}
              </Button>
            ),
          },
        })}
      </SentenceLine>
    )
  return (
    <>
      <SentenceLine>
        {t.rich('changed.treated', {
          path: {
            node: (
              <PropertyPick
                label={t('changed.split.path')}
                value={path}
                seen={seen}
                withChannel
                isClearable
                onChange={next =>
                  next === null
                    ? change({ treated: groupOf('', ''), controls: [] })
                    : change({
                        treated: groupOf(
                          next,
                          seen.properties.find(one => one.path === next)?.examples[0] ??
                            seen.channels[0] ??
                            '',
                        ),
                        controls: [],
                      })
                }
              />
            ),
          },
          value: {
            node: (
              <ValuePick
                label={t('changed.split.value')}
                value={nameOfGroup(treated) || null}
                seen={seen}
                path={path}
                onChange={value => change({ treated: groupOf(path, value ?? '') })}
              />
            ),
          },
        })}
      </SentenceLine>
      <Controls draft={draft} change={change} seen={seen} />
      <AddButton
        isDisabled={controls.length >= mostControls}
        onClick={() => change({ controls: [...controls, groupOf('', '')] })}
      >
        {t('changed.control.add')}
      </AddButton>
    </>
  )
}

function Controls({ draft, change, seen }: Props) {
  const t = useTranslate(whatChangedSentences)
  const path = splitOf(draft)
  const { controls } = draft
  if (controls.length === 0) return null
  return (
    <SentenceList>
      {controls.map((control, i) => (
        <SentenceItem
          // biome-ignore lint/suspicious/noArrayIndexKey: a control has no name until it is chosen; its place is what it is
          key={i}
          place={i + 1}
          removeLabel={t('changed.control.remove', { name: nameOfGroup(control) })}
          onRemove={() => change({ controls: controls.toSpliced(i, 1) })}
        >
          {t.rich('changed.control', {
            value: {
              node: (
                <ValuePick
                  label={t('changed.control.value')}
                  value={nameOfGroup(control) || null}
                  seen={seen}
                  path={path}
                  onChange={value => change({ controls: controls.with(i, groupOf(path, value ?? '')) })}
                />
              ),
            },
          })}
        </SentenceItem>
      ))}
    </SentenceList>
  )
}
