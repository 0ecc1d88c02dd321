import { Button, Select, TextInput } from '@mantine/core'
import { useFormats, useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { QuestionCard } from '../../../platform/ui/Card.tsx'
import { Buttons, Failed, Note } from '../../../platform/ui/Form.tsx'
import { Stat } from '../../../platform/ui/Stat.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import { type CostLook, type CostMapping, costFields } from '../../costs/model-costs.ts'
import { currencyChoices } from '../prepare-choices.ts'
import { QuestionsCard } from '../QuestionsCard.tsx'
import styles from './Costs.module.css'
import { isReady, linesIn, platformName } from './prepare-costs.ts'
import { costsSentences } from './sentences.ts'
import type { CostFile } from './use-costs.ts'

interface CostFileCardProps {
  readonly file: File
  readonly look: CostLook
  readonly work: CostFile
}

/** What a file of costs says, what is still to be said, and the button that brings it in. */
export function CostFileCard({ file, look, work }: CostFileCardProps) {
  const t = useTranslate(costsSentences)
  const formats = useFormats()
  const sentence = useErrorSentence()
  const again = (change: Partial<CostMapping>) =>
    work.look.mutate({ chosen: file, mapping: { ...look.mapping, ...change } })
  const error = work.bringIn.error
  return (
    <>
      <QuestionCard
        title={t('costs.file.title')}
        answer={
          look.layout
            ? t('costs.file.layout', { platform: platformName(look.layout) })
            : t('costs.file.unknown')
        }
      >
        <p className={styles.fileName}>
          <bdi dir="auto">{file.name}</bdi>
        </p>
        <Said look={look} isBusy={work.look.isPending} onChange={again} />
        <Summary look={look} />
        {look.missing.length > 0 && (
          <Note>
            {t('costs.missing', {
              fields: formats.list(
                look.missing.map(one => t(one === 'source' ? 'costs.file.said' : `costs.field.${one}`)),
              ),
            })}
          </Note>
        )}
        <Note>{t('costs.replaces')}</Note>
        {error !== null && <Failed>{sentence(error)}</Failed>}
        <Buttons>
          <Button variant="default" onClick={() => work.choose(null)}>
            {t('costs.cancel')}
          </Button>
          <Button
            disabled={!isReady(look) || work.look.isPending}
            loading={work.bringIn.isPending}
            onClick={() =>
              work.bringIn.mutate(
                { chosen: file, mapping: look.mapping },
                {
                  onSuccess: () => {
                    work.choose(null)
                    showDone(t('costs.imported'))
                  },
                },
              )
            }
          >
            {t('costs.import', { n: linesIn(look) })}
          </Button>
        </Buttons>
      </QuestionCard>
      {look.questions.length > 0 && (
        <QuestionsCard
          questions={look.questions}
          work={{
            answer: {
              error: null,
              isPending: work.look.isPending,
              mutate: answers => again({ answers }),
            },
          }}
        />
      )}
    </>
  )
}

interface SaidProps {
  readonly look: CostLook
  readonly isBusy: boolean
  onChange(change: Partial<CostMapping>): void
}

/** The platform, the currency, and which column is what. */
function Said({ look, isBusy, onChange }: SaidProps) {
  const t = useTranslate(costsSentences)
  const { settings } = useLocale()
  const { mapping } = look
  const data = [
    { value: '', label: t('costs.file.none') },
    ...look.columns.map(column => ({ value: column, label: column })),
  ]
  return (
    <div className={styles.fields}>
      <TextInput
        key={mapping.source}
        label={t('costs.file.said')}
        dir="auto"
        defaultValue={platformName(mapping.source)}
        disabled={isBusy}
        error={look.missing.includes('source')}
        onBlur={event => {
          const said = event.currentTarget.value.trim()
          if (said !== '' && said !== platformName(mapping.source)) onChange({ source: said })
        }}
      />
      {mapping.columns.currency === undefined && (
        <Select
          label={t('costs.file.currency')}
          data={currencyChoices(settings.currency)}
          value={mapping.currency === '' ? null : mapping.currency}
          searchable
          disabled={isBusy}
          error={look.missing.includes('currency')}
          onChange={currency => onChange({ currency: currency ?? '' })}
        />
      )}
      {costFields
        .filter(field => field !== 'until' || mapping.columns.until !== undefined)
        .map(field => (
          <Select
            key={field}
            label={t(`costs.field.${field}`)}
            data={data}
            value={mapping.columns[field] ?? ''}
            allowDeselect={false}
            searchable={data.length > 10}
            disabled={isBusy}
            error={look.missing.some(one => one === field) && mapping.columns[field] === undefined}
            onChange={column => onChange({ columns: { ...mapping.columns, [field]: column ?? '' } })}
          />
        ))}
    </div>
  )
}

function Summary({ look }: { look: CostLook }) {
  const t = useTranslate(costsSentences)
  const formats = useFormats()
  const { days } = look
  return (
    <>
      {days && (
        <div className={styles.stats}>
          <Stat
            label={t('costs.period')}
            value={days.from === days.to ? formats.date(days.from) : formats.dateRange(days.from, days.to)}
          />
          {look.totals.map(one => (
            <Stat
              key={one.currency}
              label={t('costs.total', { currency: one.currency })}
              value={formats.money(one.amount, one.currency)}
            />
          ))}
        </div>
      )}
      {look.refused.length > 0 && (
        <div>
          <strong>{t('costs.refused')}</strong>
          <ul className={styles.refused}>
            {look.refused.map(one => (
              <li key={one.reason}>
                {t(`costs.refused.${one.reason}`)} · {t('costs.rows', { n: one.n })} ·{' '}
                {t('costs.refused.first', { line: one.line })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
