import { useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Segmented } from '../../../platform/ui/Segmented.tsx'
import { type ClickLayer, clickLayers } from '../../model-page-heat.ts'
import styles from './Heat.module.css'
import { HeatDrawing } from './HeatDrawing.tsx'
import { HeatElements } from './HeatElements.tsx'
import { HeatFacts } from './HeatFacts.tsx'
import type { HeatProps } from './heat-props.ts'
import { ReadingList } from './ReadingList.tsx'
import { ScreenshotPick } from './ScreenshotPick.tsx'
import { heatSentences } from './sentences.ts'

/** One page: what it is like in numbers, where it is clicked, how far it is read, and what of it was clicked. */
export function HeatOfPage(props: HeatProps) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const { heat, size } = props
  const [layer, setLayer] = useState<ClickLayer>('click')
  const [screenshot, setScreenshot] = useState<string | null>(null)
  if (size === 'tile') return <HeatDrawing {...props} layer="click" screenshot={null} />
  return (
    <div className={styles.whole}>
      <HeatFacts {...props} />
      <div className={styles.tools}>
        <Segmented
          label={t('heat.layer')}
          value={layer}
          options={clickLayers.map(value => ({ value, label: t(`heat.layer.${value}`) }))}
          onChange={setLayer}
        />
        <ScreenshotPick shown={screenshot} onPick={setScreenshot} />
      </div>
      <div className={styles.sides}>
        <HeatDrawing {...props} layer={layer} screenshot={screenshot} />
        <div className={styles.lists}>
          <HeatElements {...props} layer={layer} />
          <ReadingList {...props} />
        </div>
      </div>
      {heat.unplaced > 0 && (
        <p className={styles.note}>{t('heat.unplaced', { n: formats.quantity(heat.unplaced) })}</p>
      )}
      {heat.moreCells > 0 && (
        <p className={styles.note}>{t('heat.moreCells', { n: formats.quantity(heat.moreCells) })}</p>
      )}
      <p className={styles.note}>{t('heat.hint')}</p>
    </div>
  )
}
