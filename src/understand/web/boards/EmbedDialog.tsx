import { Button, Group, Modal, Select, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { CopyField } from '../../../platform/ui/CopyField.tsx'
import { Buttons, Failed, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { type EmbedBody, newEmbedSchema } from '../../boards/model-embeds.ts'
import type { MailedThing } from '../../boards/model-mails.ts'
import { boardSentences } from './sentences.ts'
import { useChange } from './use-boards.ts'

const languages = ['ar', 'en'] as const
const themes = ['auto', 'light', 'dark'] as const
const lasting = ['7', '30', '90', '365', 'ever'] as const

/** A link that shows a board or an answer without signing in: on which sites, in which language, for how long. */
export function EmbedDialog({ of, name, onClose }: { of: MailedThing; name: string; onClose(): void }) {
  const t = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const { settings } = useLocale()
  const [sites, setSites] = useState<string[]>([])
  const [language, setLanguage] = useState<(typeof languages)[number]>(
    settings.language === 'ar' ? 'ar' : 'en',
  )
  const [theme, setTheme] = useState<(typeof themes)[number]>('auto')
  const [days, setDays] = useState<(typeof lasting)[number]>('90')
  const make = useChange((api, body: EmbedBody) => api.post('/embeds', body, newEmbedSchema))
  const address = make.data && `${window.location.origin}${make.data.path}`
  return (
    <Modal opened onClose={onClose} title={t('embed.title', { name })} size="lg">
      {address ? (
        <FormStack>
          <Note>{t('embed.once')}</Note>
          <CopyField label={t('embed.link')} value={address} />
          <CopyField label={t('embed.frame')} value={frameOf(address, name)} />
          <Buttons>
            <Button onClick={onClose}>{t('action.done')}</Button>
          </Buttons>
        </FormStack>
      ) : (
        <FormStack>
          <Note>{t('embed.note')}</Note>
          <TagsInput
            label={t('embed.sites')}
            description={t('embed.sitesHow')}
            placeholder={sites.length === 0 ? 'https://example.com' : ''}
            value={sites}
            onChange={setSites}
            dir="ltr"
          />
          <Group grow>
            <Select
              label={t('embed.language')}
              allowDeselect={false}
              data={languages.map(value => ({ value, label: t(`embed.language.${value}`) }))}
              value={language}
              onChange={value => setLanguage(languages.find(one => one === value) ?? 'en')}
            />
            <Select
              label={t('embed.theme')}
              allowDeselect={false}
              data={themes.map(value => ({ value, label: t(`embed.theme.${value}`) }))}
              value={theme}
              onChange={value => setTheme(themes.find(one => one === value) ?? 'auto')}
            />
            <Select
              label={t('embed.days')}
              allowDeselect={false}
              data={lasting.map(value => ({
                value,
                label: value === 'ever' ? t('embed.ever') : t('embed.daysN', { n: Number(value) }),
              }))}
              value={days}
              onChange={value => setDays(lasting.find(one => one === value) ?? '90')}
            />
          </Group>
          {make.error && <Failed>{sentence(make.error)}</Failed>}
          <Buttons>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button
              loading={make.isPending}
              onClick={() =>
                make.mutate({
                  of,
                  name: '',
                  sites,
                  language,
                  theme,
                  days: days === 'ever' ? null : Number(days),
                })
              }
            >
              {t('embed.make')}
            </Button>
          </Buttons>
        </FormStack>
      )}
    </Modal>
  )
}

function frameOf(address: string, name: string): string {
  const title = name.replace(/[<>"&]/g, ' ')
  return `<iframe src="${address}" title="${title}" width="100%" height="600" loading="lazy" style="border:0"></iframe>`
}
