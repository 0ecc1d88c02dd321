import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink, useGo } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import type { ConnectorView } from '../../connections/model-connection.ts'
import { DataPage } from '../DataPage.tsx'
import { BecomesCard } from './BecomesCard.tsx'
import { ConnectionForm } from './ConnectionForm.tsx'
import styles from './Connections.module.css'
import { StepList } from './StepList.tsx'
import { connectionSentences } from './sentences.ts'
import { useConnections, useConnectionWork, useWords } from './use-connections.ts'

/** A new connection: where its keys are, its form, and what it will bring. */
export function NewConnectionScreen({ params }: ScreenProps) {
  const t = useTranslate(connectionSentences)
  const words = useWords()
  const connections = useConnections()
  const kind = connections.data?.kinds.find(one => one.kind === params.kind)
  return (
    <DataPage
      here="connections"
      title={kind ? t('new.title', { title: words(kind.title) }) : t('list.title')}
      meta={kind && words(kind.about)}
    >
      <Answer query={connections} shape="cards">
        {() =>
          kind ? (
            <Connecting kind={kind} />
          ) : (
            <EmptyState
              title={t('kind.unknown')}
              text={<AppLink to="/data/connections">{t('one.back')}</AppLink>}
            />
          )
        }
      </Answer>
    </DataPage>
  )
}

function Connecting({ kind }: { kind: ConnectorView }) {
  const t = useTranslate(connectionSentences)
  const go = useGo()
  const { create } = useConnectionWork(0)
  return (
    <div className={styles.columns}>
      <Card>
        <section className={styles.part}>
          <h2 className={styles.partTitle}>{t('new.form')}</h2>
          <ConnectionForm
            kind={kind}
            known={null}
            action={kind.loads ? t('new.connect') : t('new.listen')}
            pending={create.isPending}
            error={create.error}
            onSubmit={body =>
              create.mutate(
                { kind: kind.kind, ...body },
                { onSuccess: ({ connection }) => go(`/data/connections/${connection.id}`) },
              )
            }
          />
        </section>
      </Card>
      <div className={styles.stack}>
        {kind.steps.length > 0 && (
          <Card>
            <section className={styles.part}>
              <h2 className={styles.partTitle}>{t('new.steps')}</h2>
              <StepList steps={kind.steps} />
            </section>
          </Card>
        )}
        <BecomesCard kind={kind} />
      </div>
    </div>
  )
}
