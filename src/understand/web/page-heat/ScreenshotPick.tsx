import { Button, FileButton } from '@mantine/core'
import { IconPhoto, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { showFailed } from '../../../platform/ui/toasts.ts'
import styles from './Heat.module.css'
import { heatSentences } from './sentences.ts'

/** A picture of the page to draw over. It is read by this browser alone and sent nowhere. */
export function ScreenshotPick({
  shown,
  onPick,
}: {
  shown: string | null
  onPick(picture: string | null): void
}) {
  const t = useTranslate(heatSentences)
  useEffect(() => () => (shown === null ? undefined : URL.revokeObjectURL(shown)), [shown])
  const pick = async (file: File | null) => {
    if (!file) return
    const picture = URL.createObjectURL(file)
    const image = new Image()
    image.src = picture
    try {
      await image.decode()
      onPick(picture)
    } catch {
      URL.revokeObjectURL(picture)
      showFailed(t('heat.screenshot.failed'))
    }
  }
  return (
    <div className={styles.screenshot}>
      <FileButton accept="image/png,image/jpeg,image/webp,image/avif" onChange={pick}>
        {props => (
          <Button {...props} variant="default" size="sm" leftSection={<IconPhoto size={16} aria-hidden />}>
            {t(shown === null ? 'heat.screenshot' : 'heat.screenshot.other')}
          </Button>
        )}
      </FileButton>
      {shown !== null && (
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconX size={15} aria-hidden />}
          onClick={() => onPick(null)}
        >
          {t('heat.screenshot.remove')}
        </Button>
      )}
      <span className={styles.soft}>{t('heat.screenshot.note')}</span>
    </div>
  )
}
