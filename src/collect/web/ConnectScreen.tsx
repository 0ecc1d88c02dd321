import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { keyIssued } from '../../govern/model.ts'
import { readText } from '../../platform/http/client.ts'
import { useApi, useWorkspace } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { CopyField } from '../../platform/ui/CopyField.tsx'
import { Failed, Note } from '../../platform/ui/Form.tsx'
import { Section } from '../../platform/ui/Page.tsx'
import { saveFile } from '../../platform/ui/save-file.ts'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import styles from './Connect.module.css'
import { DataPage } from './DataPage.tsx'
import { FirstEvents } from './FirstEvents.tsx'
import { callsOf, clientSettings, curlOf, type SignalName, signalNames, tagOf } from './prepare-snippets.ts'
import { templateFor } from './prepare-tag-manager.ts'
import { collectSentences } from './sentences.ts'

/** Until there is a key, the snippets say where it goes. */
const noKey = 'WRITE_KEY'

/** One tag for a site, ready to paste, and the first events as they come; below, the other ways to send. */
export function ConnectScreen() {
  const t = useTranslate(collectSentences)
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  const [asksConsent, setAsksConsent] = useState(false)
  const [signals, setSignals] = useState<readonly SignalName[]>(['rage', 'errors', 'vitals'])
  const [client, setClient] = useState('@segment/analytics-node')
  const host = location.origin
  const key = made?.secret ?? noKey
  return (
    <DataPage here="connect" title={t('data.tab.connect')} meta={t('connect.meta')}>
      <div className={styles.columns}>
        <div className={styles.steps}>
          <Step n={1} title={t('connect.name')}>
            <NewSource made={made} onMade={setMade} />
          </Step>
          <Step n={2} title={t('connect.choose')}>
            <Checkbox
              label={t('connect.consent')}
              description={t('connect.consent.about')}
              checked={asksConsent}
              onChange={event => setAsksConsent(event.currentTarget.checked)}
            />
            <Checkbox.Group
              label={t('connect.signals')}
              description={t('connect.signals.about')}
              value={[...signals]}
              onChange={chosen => setSignals(signalNames.filter(name => chosen.includes(name)))}
            >
              <div className={styles.signals}>
                {signalNames.map(name => (
                  <Checkbox key={name} value={name} label={t(`connect.signal.${name}`)} />
                ))}
              </div>
            </Checkbox.Group>
          </Step>
          <Step n={3} title={t('connect.paste')}>
            <Note>{t('connect.paste.about')}</Note>
            <CopyField label={t('connect.paste')} value={tagOf(host, key, { asksConsent, signals })} />
            <Note>{t('connect.calls')}</Note>
            <CopyField label={t('connect.calls')} value={callsOf(asksConsent)} />
          </Step>
        </div>
        <FirstEvents source={made?.name ?? null} />
      </div>
      <Section title={t('connect.others')}>
        <div className={styles.others}>
          <Other title={t('connect.client')}>
            <Note>{t('connect.client.about')}</Note>
            <Select
              label={t('connect.client.choose')}
              searchable
              allowDeselect={false}
              dir="ltr"
              data={Object.keys(clientSettings)}
              value={client}
              onChange={name => name && setClient(name)}
            />
            <CopyField label={t('connect.client')} value={clientSettings[client]?.(host, key) ?? ''} />
          </Other>
          <Other title={t('connect.tagManager')}>
            <Note>{t('connect.tagManager.about')}</Note>
            <TagManager host={host} writeKey={made?.secret ?? null} />
          </Other>
          <Other title={t('send.curl')}>
            <Note>{t('connect.curl.about')}</Note>
            <CopyField label={t('send.curl')} value={curlOf(host, key)} />
          </Other>
          <Other title={t('connect.files')}>
            <Note>{t('connect.files.about')}</Note>
            <AppLink to="/data/imports" className={styles.link}>
              {t('send.import')}
            </AppLink>
          </Other>
        </div>
      </Section>
    </DataPage>
  )
}

/** The template with this address and key in it; it is fetched when it is asked for. */
function TagManager({ host, writeKey }: { host: string; writeKey: string | null }) {
  const t = useTranslate(collectSentences)
  const sentence = useErrorSentence()
  const download = useMutation({
    mutationFn: () => readText('/tag-manager.tpl'),
    onSuccess: template =>
      saveFile('rihla.tpl', 'text/plain;charset=utf-8', templateFor(template, host, writeKey)),
  })
  return (
    <>
      {!host.startsWith('https://') && <Note>{t('connect.tagManager.plain')}</Note>}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        {t('connect.tagManager.download')}
      </Button>
      {download.error !== null && <Failed>{sentence(download.error)}</Failed>}
    </>
  )
}

function Step(props: { n: number; title: string; children: ReactNode }) {
  return (
    <Card>
      <section className={styles.step}>
        <h2 className={styles.stepTitle}>
          <span className={styles.number} aria-hidden="true">
            {props.n}
          </span>
          {props.title}
        </h2>
        {props.children}
      </section>
    </Card>
  )
}

function Other({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Card>
      <section className={styles.other}>
        <h3 className={styles.small}>{title}</h3>
        {children}
      </section>
    </Card>
  )
}

interface NewSourceProps {
  readonly made: { readonly name: string } | null
  onMade(key: { name: string; secret: string }): void
}

/** The name under which the site's events stand, and its write key. Only owners make keys. */
function NewSource({ made, onMade }: NewSourceProps) {
  const t = useTranslate(collectSentences)
  const api = useApi()
  const { role } = useWorkspace()
  const sentence = useErrorSentence()
  const [name, setName] = useState('')
  const create = useMutation({
    mutationFn: () => api.post('/keys', { name: name.trim(), kind: 'write' }, keyIssued),
    onSuccess: onMade,
  })
  if (made) return <Note>{t.rich('connect.made', { name: { node: <bdi>{made.name}</bdi> } })}</Note>
  if (role !== 'owner') return <Note>{t('connect.ask')}</Note>
  return (
    <form
      className={styles.name}
      onSubmit={event => {
        event.preventDefault()
        create.mutate()
      }}
    >
      <TextInput
        className={styles.grow}
        label={t('connect.site')}
        placeholder={t('connect.site.example')}
        dir="auto"
        maxLength={80}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={name.trim() === ''} loading={create.isPending}>
        {t('connect.make')}
      </Button>
      {create.error && <Failed>{sentence(create.error)}</Failed>}
    </form>
  )
}
