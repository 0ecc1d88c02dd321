import { ActionIcon } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Row } from '../../../platform/ui/RowList.tsx'
import type { Circumstance } from '../../circumstances/model-circumstances.ts'
import { circumstancesSentences } from './sentences.ts'
import { useCircumstanceName } from './use-circumstances.ts'

const dayMs = 86_400_000

/** One circumstance: its days in both calendars, what it is, and what can be done with it. */
export function CircumstanceRow(props: {
  of: Circumstance
  isAhead: boolean
  onWrite(): void
  onRemove(): void
}) {
  const t = useTranslate(circumstancesSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { of } = props
  const name = useCircumstanceName()(of)
  const isWritten = of.source === 'written'
  const days = Math.round((Date.parse(of.to) - Date.parse(of.from)) / dayMs) + 1
  const hijri =
    of.from === of.to ? formats.hijri(of.from) : formats.range(formats.hijri(of.from), formats.hijri(of.to))
  return (
    <Row
      title={
        <>
          <bdi dir="auto">{name}</bdi> <Tag>{t(`kind.${of.kind}`)}</Tag>{' '}
          {props.isAhead && <Tag tone="quiet">{t('list.coming')}</Tag>}
        </>
      }
      facts={
        <>
          <span>{of.from === of.to ? formats.date(of.from) : formats.dateRange(of.from, of.to)}</span>
          <span>{hijri}</span>
          <span>{t('days', { n: formats.quantity(days) })}</span>
          {of.channels.length > 0 && (
            <span>
              {t('channels', { channels: formats.list(of.channels.map(one => nameOf('channel', one))) })}
            </span>
          )}
          {isWritten ? (
            of.createdBy && <span>{t('list.by', { name: of.createdBy })}</span>
          ) : (
            <span>
              {t(
                of.certainty === 'computed' && !of.isHijri ? 'certainty.easter' : `certainty.${of.certainty}`,
              )}
            </span>
          )}
          {of.insteadOf && <span>{t('list.instead')}</span>}
        </>
      }
      below={of.note ? <span dir="auto">{of.note}</span> : undefined}
    >
      {useMayEdit() && (
        <>
          <ActionIcon
            variant="subtle"
            aria-label={t(isWritten ? 'list.change' : 'list.correct', { name })}
            onClick={props.onWrite}
          >
            <IconPencil size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
          {isWritten && (
            <ActionIcon variant="subtle" aria-label={t('list.remove', { name })} onClick={props.onRemove}>
              <IconTrash size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
          )}
        </>
      )}
    </Row>
  )
}
