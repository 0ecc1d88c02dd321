import { Button, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Chip } from '../../../platform/ui/Chip.tsx'
import { ColumnHeadings } from '../../../platform/ui/table/ColumnWords.tsx'
import { type Inventory, type Verdict, verdicts } from '../../model-touchpoint-inventory.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import styles from './Inventory.module.css'
import type { InventoryDraft } from './inventory-draft.ts'
import { effectReach, sortByVerdict, touchpointKey } from './prepare-inventory.ts'
import { inventorySentences } from './sentences.ts'
import { TouchpointRow } from './TouchpointRow.tsx'
import { verdictColours } from './verdict-marks.ts'

const most = { whole: 12, tile: 4 }

/** The touchpoints, those that ask for work first, each with what it is like, why it is judged so, and the people behind. */
export function InventoryView(props: AnswerProps<InventoryDraft, Inventory>) {
  const { asked, size } = props
  const { answer } = asked
  const t = useTranslate(inventorySentences)
  const { formats } = useLocale()
  const [only, setOnly] = useState<Verdict | null>(null)
  const [isAll, setAll] = useState(false)
  const sorted = sortByVerdict(answer.touchpoints).filter(one => only === null || one.verdict === only)
  const shown = isAll ? sorted : sorted.slice(0, most[size])
  const reach = effectReach(answer.touchpoints)
  const isWhole = size === 'whole'
  return (
    <div className={styles.all}>
      {isWhole && (
        <fieldset className={styles.verdicts}>
          <VisuallyHidden component="legend">{t('inventory.verdict')}</VisuallyHidden>
          <Chip pressed={only === null} onClick={() => setOnly(null)}>
            {t('inventory.all')} {formats.number(answer.touchpoints.length)}
          </Chip>
          {verdicts.map(verdict => (
            <Chip
              key={verdict}
              pressed={only === verdict}
              colour={verdictColours[verdict]}
              onClick={() => setOnly(only === verdict ? null : verdict)}
            >
              {t(`inventory.verdict.${verdict}`)} {formats.number(answer.verdicts[verdict])}
            </Chip>
          ))}
        </fieldset>
      )}
      {isWhole && sorted.length > 0 && (
        <ColumnHeadings
          grid={styles.headings}
          words={[
            t('inventory.column.touchpoint'),
            ...(['traffic', 'effect', 'friction', 'feeling'] as const).map(fact => t(`inventory.${fact}`)),
          ]}
        />
      )}
      {sorted.length === 0 && <p className={styles.note}>{t('inventory.none')}</p>}
      <ol className={styles.list} aria-label={t('inventory.list')}>
        {shown.map(one => (
          <TouchpointRow key={touchpointKey(one)} one={one} reach={reach} {...props} />
        ))}
      </ol>
      {isWhole && shown.length < sorted.length && (
        <Button variant="default" className={styles.showAll} onClick={() => setAll(true)}>
          {t('inventory.showAll', { n: formats.number(sorted.length) })}
        </Button>
      )}
      {isWhole && <Notes answer={answer} />}
    </div>
  )
}

function Notes({ answer: { more, tooYoung, points } }: { answer: Inventory }) {
  const t = useTranslate(inventorySentences)
  const { formats } = useLocale()
  return (
    <>
      {more > 0 && <p className={styles.note}>{t('inventory.more', { n: formats.quantity(more) })}</p>}
      {tooYoung > 0 && (
        <p className={styles.note}>
          {t('inventory.young', { young: formats.number(tooYoung), points: formats.number(points) })}
        </p>
      )}
      <p className={styles.note}>{t('inventory.hint')}</p>
    </>
  )
}
