import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { InventoryRules } from '../../model-touchpoint-inventory.ts'
import type { SentenceProps } from '../ask/question-ui.ts'
import { FromMap } from '../ask/sentence/FromMap.tsx'
import { ChoicePick, EventPick, NumberPick } from '../ask/sentence/fields.tsx'
import { SentenceLine, SentenceOptions } from '../ask/sentence/Sentence.tsx'
import { goalOf, grainOfMap, type InventoryDraft } from './inventory-draft.ts'
import { inventorySentences } from './sentences.ts'

/** In percent where the rule is a share. */
const limits = {
  leastCases: [5, 10_000, 1],
  effectLoss: [0, 100, 100],
  frictionShare: [0, 100, 100],
  feelingLow: [0, 100, 1],
  feelingWorse: [0, 100, 1],
} as const satisfies Record<keyof InventoryRules, readonly [number, number, number]>

/** "What are our touchpoints, and which of them help?", and from where on something speaks for a verdict. */
export function InventorySentence({ draft, change, seen }: SentenceProps<InventoryDraft>) {
  const t = useTranslate(inventorySentences)
  const { settings } = useLocale()
  return (
    <>
      <SentenceLine>
        {t.rich('inventory.sentence', {
          grain: { node: <GrainPick draft={draft} change={change} /> },
          goal: {
            node: (
              <EventPick
                label={t('inventory.goal')}
                value={draft.goal?.any[0]?.event ?? null}
                seen={seen}
                isClearable
                placeholder={t('inventory.goal.none')}
                onChange={event => change({ goal: event === null ? null : goalOf(event) })}
              />
            ),
          },
          days: {
            node: (
              <NumberPick
                label={t('inventory.days')}
                value={draft.goalDays}
                min={1}
                max={366}
                onChange={goalDays => change({ goalDays })}
              />
            ),
          },
          n: draft.goalDays,
        })}
      </SentenceLine>
      <SentenceOptions>
        <FromMap
          label={t('inventory.fromMap')}
          none={t('inventory.fromMap.none')}
          onTake={map => {
            const grain = grainOfMap(map, settings.language)
            if (grain.length > 0) change({ grain })
          }}
        />
        <AfterLine draft={draft} change={change} />
        <RuleLines draft={draft} change={change} />
      </SentenceOptions>
    </>
  )
}

type PartProps = Pick<SentenceProps<InventoryDraft>, 'draft' | 'change'>

function GrainPick({ draft, change }: PartProps) {
  const t = useTranslate(inventorySentences)
  const own = Array.isArray(draft.grain) ? draft.grain : null
  const choices = ['event-channel', 'event', 'place'] as const
  return (
    <ChoicePick
      label={t('inventory.grain')}
      value={typeof draft.grain === 'string' ? draft.grain : 'own'}
      options={[
        ...choices.map(value => ({ value, label: t(`inventory.grain.${value}`) })),
        ...(own ? [{ value: 'own' as const, label: t('inventory.grain.own') }] : []),
      ]}
      onChange={grain => grain !== 'own' && change({ grain })}
    />
  )
}

function AfterLine({ draft, change }: PartProps) {
  const t = useTranslate(inventorySentences)
  return (
    <SentenceLine>
      {t.rich('inventory.options.after', {
        feelingDays: {
          node: (
            <NumberPick
              label={t('inventory.feelingDays')}
              value={draft.feelingDays}
              min={1}
              max={366}
              onChange={feelingDays => change({ feelingDays })}
            />
          ),
        },
        n: draft.feelingDays,
        minutes: {
          node: (
            <NumberPick
              label={t('inventory.minutes')}
              value={draft.nearMinutes}
              min={1}
              max={10_080}
              onChange={nearMinutes => change({ nearMinutes })}
            />
          ),
        },
        minuteCount: draft.nearMinutes,
      })}
    </SentenceLine>
  )
}

function RuleLines({ draft, change }: PartProps) {
  const t = useTranslate(inventorySentences)
  const number = (rule: keyof InventoryRules) => {
    const [min, max, times] = limits[rule]
    return {
      node: (
        <NumberPick
          label={t(`inventory.${rule}`)}
          value={Math.round(100 * draft.rules[rule] * times) / 100}
          min={min}
          max={max}
          decimals={times === 100 ? 1 : 0}
          onChange={value => change({ rules: { ...draft.rules, [rule]: value / times } })}
        />
      ),
    }
  }
  return (
    <>
      <SentenceLine>{t.rich('inventory.options.enough', { cases: number('leastCases') })}</SentenceLine>
      <SentenceLine>{t.rich('inventory.options.effect', { loss: number('effectLoss') })}</SentenceLine>
      <SentenceLine>
        {t.rich('inventory.options.friction', { friction: number('frictionShare') })}
      </SentenceLine>
      <SentenceLine>
        {t.rich('inventory.options.feeling', {
          low: number('feelingLow'),
          worse: number('feelingWorse'),
        })}
      </SentenceLine>
    </>
  )
}
