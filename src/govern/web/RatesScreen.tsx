import { ActionIcon, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi, useMayEdit } from '../../platform/http/client-context.ts'
import { useFormats, useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Row, RowList } from '../../platform/ui/RowList.tsx'
import { Answer, EmptyState, useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../platform/ui/toasts.ts'
import { type ExchangeRate, ratesView } from '../model.ts'
import { currencyName } from './prepare-regions.ts'
import { RateDialog } from './RateDialog.tsx'
import { SettingsPage } from './SettingsPage.tsx'
import { governSentences } from './sentences.ts'

/** What other currencies are worth in the reporting currency, by date. */
export function RatesScreen() {
  const t = useTranslate(governSentences)
  const api = useApi()
  const mayEdit = useMayEdit()
  const { language } = useLocale().settings
  const [isMaking, setMaking] = useState(false)
  const rates = useQuery({
    queryKey: [api.base, 'rates'],
    queryFn: ({ signal }) => api.get('/rates', ratesView, { signal }),
  })
  const make = mayEdit && <Button onClick={() => setMaking(true)}>{t('rates.new')}</Button>
  const isEmpty = rates.data?.rates.length === 0
  return (
    <SettingsPage
      here="rates"
      meta={rates.data && t('rates.meta', { currency: currencyName(language, rates.data.currency) })}
      actions={!isEmpty && make}
    >
      <Answer
        query={rates}
        shape="table"
        isEmpty={found => found.rates.length === 0}
        empty={
          <EmptyState
            title={t('rates.empty.title')}
            text={t('rates.empty.text')}
            action={make || undefined}
          />
        }
      >
        {found => (
          <Card padding="none">
            <RowList>
              {found.rates.toReversed().map(rate => (
                <RateRow key={`${rate.currency} ${rate.day}`} rate={rate} to={found.currency} />
              ))}
            </RowList>
          </Card>
        )}
      </Answer>
      {isMaking && rates.data && <RateDialog to={rates.data.currency} onClose={() => setMaking(false)} />}
    </SettingsPage>
  )
}

function RateRow({ rate, to }: { rate: ExchangeRate; to: string }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const api = useApi()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  const remove = useMutation({
    mutationFn: () => api.remove(`/rates/${rate.currency}/${rate.day}`),
    onSuccess: async () => {
      showDone(t('rates.removed'))
      await cache.invalidateQueries({ queryKey: [api.base, 'rates'] })
    },
    onError: error => showFailed(sentence(error)),
  })
  const day = formats.date(rate.day, 'medium')
  return (
    <Row
      title={<bdi>{formats.money(1, rate.currency)}</bdi>}
      facts={
        <span>
          {t('rates.day')} {day}
        </span>
      }
    >
      <bdi>{formats.money(rate.rate, to, { maxDecimals: 6 })}</bdi>
      {useMayEdit() && (
        <ActionIcon
          variant="subtle"
          loading={remove.isPending}
          aria-label={t('rates.remove', { currency: rate.currency, day })}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={18} stroke={1.7} />
        </ActionIcon>
      )}
    </Row>
  )
}
