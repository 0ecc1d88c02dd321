import { Button, NativeSelect, Switch } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { CopyField } from '../../../platform/ui/CopyField.tsx'
import { Failed, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { LtrField } from '../../../platform/ui/fields/LtrField.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { qualityAnswer, SubscriptionBody } from '../../quality/model-quality.ts'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'
import { subscribe, useQualityChange } from './use-trust.ts'

/** How the reader is told of new alarms. */
export function SubscriptionCard({ answer }: { answer: z.infer<typeof qualityAnswer> }) {
  const t = useTranslate(trustSentences)
  const { settings } = useLocale()
  const known = answer.subscription
  const language = settings.language === 'ar' ? 'ar' : 'en'
  const [body, setBody] = useState<SubscriptionBody>(
    known ?? { inApp: true, mail: false, address: '', webhook: '', language },
  )
  const save = useQualityChange(subscribe, () => showDone(t('tell.saved')))
  const set = (more: Partial<SubscriptionBody>) => setBody({ ...body, ...more })
  const { inApp, mail, address, webhook } = body
  return (
    <Section title={t('tell.title')}>
      <Card>
        <FormStack>
          {known && known.failed !== '' && <Failed>{t('tell.failed', { why: known.failed })}</Failed>}
          <Switch
            label={t('tell.inApp')}
            checked={inApp}
            onChange={event => set({ inApp: event.currentTarget.checked })}
          />
          <Switch
            label={t('tell.mail')}
            checked={mail}
            disabled={!answer.canMail}
            onChange={event => set({ mail: event.currentTarget.checked })}
          />
          {!answer.canMail && <Note>{t('tell.noMail')}</Note>}
          <div className={styles.pair}>
            {mail && (
              <LtrField
                label={t('tell.address')}
                description={t('tell.address.about')}
                value={address}
                onChange={event => set({ address: event.currentTarget.value.trim() })}
              />
            )}
            <LtrField
              label={t('tell.webhook')}
              description={t('tell.webhook.about')}
              value={webhook}
              onChange={event => set({ webhook: event.currentTarget.value.trim() })}
            />
            <NativeSelect
              label={t('tell.language')}
              value={body.language}
              data={[
                { value: 'ar', label: 'العربية' },
                { value: 'en', label: 'English' },
              ]}
              onChange={event => set({ language: event.currentTarget.value === 'ar' ? 'ar' : 'en' })}
            />
          </div>
          {known && known.webhook !== '' && <CopyField label={t('tell.secret')} value={known.secret} />}
          <div>
            <Button variant="default" loading={save.isPending} onClick={() => save.mutate(toBody(body))}>
              {t('tell.save')}
            </Button>
          </div>
        </FormStack>
      </Card>
    </Section>
  )
}

function toBody({ inApp, mail, address, webhook, language }: SubscriptionBody): SubscriptionBody {
  return { inApp, mail, address, webhook, language }
}
