import { Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { membership, type WorkspaceSettings } from '../govern/model.ts'
import { FormDialog } from '../govern/web/FormDialog.tsx'
import { weekdays } from '../govern/web/prepare-regions.ts'
import { callApi } from '../platform/http/client.ts'
import { useLocale } from '../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../platform/i18n/Ltr.tsx'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { showDone } from '../platform/ui/toasts.ts'
import styles from './Appearance.module.css'
import { countryChoices, isCountryKnown, workspaceOf } from './countries.ts'
import { shellSentences } from './sentences.ts'

interface NewWorkspaceDialogProps {
  /** Where the reader is: most second workspaces are in the same country. */
  readonly country: string
  onMade(id: number): void
  onClose(): void
}

/** Name and country; what the country brings with it stands below before it is made. */
export function NewWorkspaceDialog(props: NewWorkspaceDialogProps) {
  const t = useTranslate(shellSentences)
  const { settings, formats } = useLocale()
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const countries = useMemo(() => countryChoices(settings.language, formats.compare), [settings, formats])
  const [country, setCountry] = useState(() => (isCountryKnown(props.country) ? props.country : 'MA'))
  const described = workspaceOf(country, { name: name.trim(), language: settings.language })
  const make = useMutation({
    mutationFn: () =>
      callApi({ method: 'POST', path: '/api/workspaces', body: described, response: membership }),
    onSuccess: async made => {
      await cache.invalidateQueries({ queryKey: ['me'] })
      showDone(t('workspace.made', { name: made.name }))
      props.onMade(made.id)
    },
  })
  return (
    <FormDialog
      title={t('workspace.new')}
      submit={t('workspace.make')}
      isReady={name.trim() !== ''}
      mutation={make}
      onSubmit={() => make.mutate()}
      onClose={props.onClose}
    >
      <TextInput
        label={t('welcome.workspace')}
        dir="auto"
        required
        withAsterisk={false}
        maxLength={80}
        data-autofocus
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Select
        label={t('welcome.country')}
        searchable
        allowDeselect={false}
        data={countries}
        value={country}
        onChange={value => value && setCountry(value)}
      />
      <Brings settings={described} />
    </FormDialog>
  )
}

/** Everything that can be changed afterwards in the settings, told beforehand. */
function Brings({ settings }: { settings: WorkspaceSettings }) {
  const t = useTranslate(shellSentences)
  const { formats } = useLocale()
  const days = weekdays
    .filter(({ iso }) => settings.weekend.includes(iso))
    .map(({ date }) => formats.date(date, 'weekday'))
  return (
    <dl className={styles.brings} aria-label={t('workspace.brings')}>
      <dt>{t('workspace.brings.zone')}</dt>
      <dd>
        <Ltr>{settings.zone}</Ltr>
      </dd>
      <dt>{t('workspace.brings.currency')}</dt>
      <dd>
        <Ltr>{settings.currency}</Ltr>
      </dd>
      <dt>{t('workspace.brings.weekend')}</dt>
      <dd>{formats.list(days)}</dd>
      <dt>{t('workspace.brings.more')}</dt>
      <dd>{t('workspace.brings.defaults')}</dd>
    </dl>
  )
}
