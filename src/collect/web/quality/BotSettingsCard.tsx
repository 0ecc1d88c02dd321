import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { FormStack } from '../../../platform/ui/Form.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import type { BotSettings } from '../../bots/model-bots.ts'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'
import type { useBotChange } from './use-trust.ts'

const fields = ['ownRanges', 'ownDomains', 'dataCentres'] as const

interface BotSettingsCardProps {
  readonly settings: BotSettings
  readonly change: ReturnType<typeof useBotChange>
}

/** The workspace's own addresses and domains, and what it calls data centres. */
export function BotSettingsCard({ settings, change }: BotSettingsCardProps) {
  const t = useTranslate(trustSentences)
  const [texts, setTexts] = useState({
    ownRanges: settings.ownRanges.join('\n'),
    ownDomains: settings.ownDomains.join('\n'),
    dataCentres: settings.dataCentres.join('\n'),
  })
  const linesOf = (text: string) =>
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
  const save = () =>
    change.mutate({
      kind: 'settings',
      settings: {
        ownRanges: linesOf(texts.ownRanges),
        ownDomains: linesOf(texts.ownDomains),
        dataCentres: linesOf(texts.dataCentres),
      },
    })
  return (
    <Section title={t('bots.settings')}>
      <Card>
        <FormStack>
          <div className={styles.pair}>
            {fields.map(field => (
              <Textarea
                key={field}
                label={t(`bots.${field}`)}
                dir="ltr"
                rows={4}
                value={texts[field]}
                onChange={event => setTexts({ ...texts, [field]: event.currentTarget.value })}
              />
            ))}
          </div>
          <div>
            <Button variant="default" loading={change.isPending} onClick={save}>
              {t('bots.settings.save')}
            </Button>
          </div>
        </FormStack>
      </Card>
    </Section>
  )
}
