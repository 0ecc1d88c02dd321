import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink, useGo } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer, EmptyState, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../../platform/ui/toasts.ts'
import type { ConnectionView, ConnectorView } from '../../connections/model-connection.ts'
import { DataPage } from '../DataPage.tsx'
import { BecomesCard } from './BecomesCard.tsx'
import { ConnectionForm } from './ConnectionForm.tsx'
import styles from './Connections.module.css'
import { HookCard } from './HookCard.tsx'
import { MeaningCard } from './meaning/MeaningCard.tsx'
import { stateOf, stateTones } from './prepare-connections.ts'
import { SettingsCard } from './SettingsCard.tsx'
import { StateCard } from './StateCard.tsx'
import { connectionSentences } from './sentences.ts'
import { useConnections, useConnectionWork } from './use-connections.ts'

/** One connection: how far it has come, its address, its settings. */
export function ConnectionScreen({ params }: ScreenProps) {
  const t = useTranslate(connectionSentences)
  const connections = useConnections()
  const [isChanging, setChanging] = useState(false)
  const found = connections.data?.connections.find(one => String(one.id) === params.id)
  const kind = connections.data?.kinds.find(one => one.kind === found?.kind)
  const state = found && stateOf(found, kind?.loads ?? false)
  return (
    <DataPage
      here="connections"
      title={<bdi dir="auto">{found?.name ?? t('list.title')}</bdi>}
      meta={state && <Tag tone={stateTones[state]}>{t(`status.${state}`)}</Tag>}
      actions={found && <Actions found={found} kind={kind} onChange={() => setChanging(true)} />}
    >
      <Answer query={connections} shape="cards">
        {() =>
          found ? (
            <Parts found={found} kind={kind} isChanging={isChanging} onDone={() => setChanging(false)} />
          ) : (
            <EmptyState
              title={t('list.title')}
              text={<AppLink to="/data/connections">{t('one.back')}</AppLink>}
            />
          )
        }
      </Answer>
    </DataPage>
  )
}

interface PartsProps {
  readonly found: ConnectionView
  readonly kind: ConnectorView | undefined
  readonly isChanging: boolean
  onDone(): void
}

function Parts({ found, kind, isChanging, onDone }: PartsProps) {
  const t = useTranslate(connectionSentences)
  const { change } = useConnectionWork(found.id)
  const mayEdit = useMayEdit()
  if (kind === undefined) return <EmptyState title={t('kind.unknown')} text={found.kind} />
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        {isChanging && (
          <Card>
            <ConnectionForm
              kind={kind}
              known={found}
              action={t('form.save')}
              pending={change.isPending}
              error={change.error}
              aside={
                <Button variant="default" onClick={onDone}>
                  {t('form.cancel')}
                </Button>
              }
              onSubmit={({ settings, secrets, minutes }) =>
                change.mutate(
                  { settings, secrets, minutes },
                  {
                    onSuccess: () => {
                      showDone(t('form.saved'))
                      onDone()
                    },
                  },
                )
              }
            />
          </Card>
        )}
        <StateCard found={found} kind={kind} />
        {kind.listens && <HookCard found={found} kind={kind} />}
        {kind.maps && mayEdit && <MeaningCard id={found.id} />}
      </div>
      <div className={styles.stack}>
        <SettingsCard found={found} kind={kind} />
        <BecomesCard kind={kind} />
      </div>
    </div>
  )
}

interface ActionsProps {
  readonly found: ConnectionView
  readonly kind: ConnectorView | undefined
  onChange(): void
}

function Actions({ found, kind, onChange }: ActionsProps) {
  const t = useTranslate(connectionSentences)
  const go = useGo()
  const mayEdit = useMayEdit()
  const sentence = useErrorSentence()
  const { pause, run, remove } = useConnectionWork(found.id)
  const [isAsked, setAsked] = useState(false)
  const onError = (failure: unknown) => showFailed(sentence(failure))
  if (!mayEdit) return null
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('one.delete')}
      </Button>
      {kind && kind.fields.length > 0 && (
        <Button variant="default" onClick={onChange}>
          {t('one.change')}
        </Button>
      )}
      {kind?.loads && found.status === 'active' && (
        <Button
          variant="default"
          loading={pause.isPending}
          onClick={() => pause.mutate(undefined, { onError })}
        >
          {t('one.pause')}
        </Button>
      )}
      {kind?.loads && !found.isRunning && (
        <Button loading={run.isPending} onClick={() => run.mutate(undefined, { onError })}>
          {found.status === 'active' ? t('one.run') : t('one.resume')}
        </Button>
      )}
      {isAsked && (
        <ConfirmDialog
          title={t('one.delete.title', { name: found.name })}
          text={t('one.delete.text')}
          action={t('one.delete')}
          mutation={remove}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => go('/data/connections') })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
