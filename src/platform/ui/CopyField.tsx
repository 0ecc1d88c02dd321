import { ActionIcon, CopyButton, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { stripMarks } from '../i18n/isolate.ts'
import { useTranslate } from '../i18n/use-translate.tsx'
import styles from './CopyField.module.css'
import { kitSentences } from './sentences.ts'

/** A key, link or snippet with a button that copies it without invisible marks. */
export function CopyField({ value, label }: { value: string; label: string }) {
  const t = useTranslate(kitSentences)
  return (
    <div className={styles.field}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its place is scrolled by keyboard too */}
      <code className={styles.code} tabIndex={0}>
        {value}
      </code>
      <CopyButton value={stripMarks(value)}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('copy.copied') : t('copy.copy')}>
            <ActionIcon variant="subtle" onClick={copy} aria-label={`${t('copy.copy')}: ${label}`}>
              {copied ? <IconCheck size={17} /> : <IconCopy size={17} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  )
}
