import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { deviceClasses } from '../../model-page-heat.ts'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick, EventPick } from '../ask/sentence/fields.tsx'
import { PillSelect } from '../ask/sentence/Pill.tsx'
import { SentenceLine, SentenceOptions } from '../ask/sentence/Sentence.tsx'
import type { HeatDraft } from './heat-draft.ts'
import { heatSentences } from './sentences.ts'

/** "Where do people click on this page on phones, and how far do they read it?" */
export function HeatSentence({ draft, change, seen }: SentenceProps<HeatDraft>) {
  const t = useTranslate(heatSentences)
  const known = seen.properties.find(({ path }) => path === 'path')?.examples ?? []
  const offered = draft.page === null || known.includes(draft.page) ? known : [draft.page, ...known]
  const event = (names: 'leftEvents' | 'rageEvents' | 'deadEvents', label: string) => ({
    node: (
      <EventPick
        label={label}
        value={draft[names][0] ?? null}
        seen={seen}
        onChange={name => name !== null && change({ [names]: [name] })}
      />
    ),
  })
  return (
    <>
      <SentenceLine>
        {t.rich('heat.sentence', {
          page: {
            node: (
              <PillSelect
                label={t('heat.page')}
                value={draft.page}
                options={offered.map(path => ({ value: path, label: path }))}
                isFree
                isClearable
                placeholder={t('heat.page.all')}
                onChange={page => change({ page })}
              />
            ),
          },
          device: {
            node: (
              <ChoicePick
                label={t('heat.device')}
                value={draft.device}
                options={(['all', ...deviceClasses] as const).map(value => ({
                  value,
                  label: t(`heat.device.${value}`),
                }))}
                onChange={device => change({ device })}
              />
            ),
          },
        })}
      </SentenceLine>
      <SentenceOptions>
        <SentenceLine>
          {t.rich('heat.events', {
            left: event('leftEvents', t('heat.left')),
            rage: event('rageEvents', t('heat.rage')),
            dead: event('deadEvents', t('heat.dead')),
          })}
        </SentenceLine>
      </SentenceOptions>
    </>
  )
}
