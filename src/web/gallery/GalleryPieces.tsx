import { Button } from '@mantine/core'
import { useState } from 'react'
import { RihlaError } from '../../platform/errors.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { CopyField } from '../../platform/ui/CopyField.tsx'
import { EvidenceDot } from '../../platform/ui/EvidenceDot.tsx'
import { LtrField } from '../../platform/ui/fields/LtrField.tsx'
import { NumberField } from '../../platform/ui/fields/NumberField.tsx'
import {
  ArrowBackIcon,
  ArrowForwardIcon,
  BackIcon,
  ForwardIcon,
  RedoIcon,
  TrendIcon,
  UndoIcon,
} from '../../platform/ui/icons.tsx'
import { Section } from '../../platform/ui/Page.tsx'
import { SidePanel } from '../../platform/ui/SidePanel.tsx'
import { EmptyState, ErrorState, Loading } from '../../platform/ui/states.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import { Appearance } from '../Appearance.tsx'
import styles from './Gallery.module.css'
import { gallerySentences } from './sentences.ts'

export function GalleryPieces() {
  const t = useTranslate(gallerySentences)
  const [isOpen, setOpen] = useState(false)
  const [amount, setAmount] = useState<number | null>(1234.5)
  return (
    <>
      <Section title={t('fields')}>
        <Card>
          <div className={styles.column}>
            <div className={styles.row}>
              <EvidenceDot kind="measured" withLabel />
              <EvidenceDot kind="observed" withLabel />
              <EvidenceDot kind="reported" withLabel />
              <EvidenceDot kind="assumed" withLabel />
              <Tag>{t('everybody')}</Tag>
              <Tag tone="good">{t('good')}</Tag>
              <Tag tone="bad">{t('bad')}</Tag>
              <Tag tone="attention">{t('attention')}</Tag>
              <Tag tone="quiet">{t('quiet')}</Tag>
              <BackIcon />
              <ForwardIcon />
              <ArrowBackIcon />
              <ArrowForwardIcon />
              <UndoIcon />
              <RedoIcon />
              <TrendIcon up size={18} />
            </div>
            <div className={styles.row}>
              <NumberField label={t('amount')} value={amount} onChange={setAmount} />
              <LtrField label={t('email')} type="email" defaultValue="salma@example.ma" />
              <Button variant="default" onClick={() => setOpen(true)}>
                {t('openPanel')}
              </Button>
              <Button variant="light" onClick={() => showDone(t('toast'))}>
                {t('showToast')}
              </Button>
            </div>
            <CopyField label={t('key')} value="wk_2kT9q-Q3mVxY7c1n" />
          </div>
        </Card>
      </Section>
      <Section title={t('view')}>
        <Card>
          <Appearance />
        </Card>
      </Section>
      <Section title={t('states')}>
        <div className={styles.two}>
          <Card>
            <EmptyState
              title={t('emptyTitle')}
              text={t('emptyText')}
              action={<Button>{t('emptyAction')}</Button>}
            />
          </Card>
          <Card>
            <ErrorState error={new RihlaError('warehouse.unavailable')} onRetry={() => undefined} />
          </Card>
          <Card>
            <Loading shape="chart" />
          </Card>
        </div>
      </Section>
      <SidePanel title={t('panelTitle')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{t('panelText')}</p>
      </SidePanel>
    </>
  )
}
