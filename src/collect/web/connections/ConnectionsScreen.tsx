import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Note } from '../../../platform/ui/Form.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Since } from '../../../platform/ui/Since.tsx'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import type { ConnectionView, ConnectorView } from '../../connections/model-connection.ts'
import { DataPage } from '../DataPage.tsx'
import styles from './Connections.module.css'
import { KindMark } from './KindMark.tsx'
import { galleryOf, stateOf, stateTones } from './prepare-connections.ts'
import { connectionSentences } from './sentences.ts'
import { useConnectionError, useConnections, useWords } from './use-connections.ts'

/** What is connected and how it stands, and everything that can be. */
export function ConnectionsScreen() {
  const t = useTranslate(connectionSentences)
  const connections = useConnections()
  const mayEdit = useMayEdit()
  return (
    <DataPage here="connections" title={t('list.title')} meta={t('list.meta')}>
      <Answer query={connections} shape="cards">
        {found => (
          <div className={styles.stack}>
            {found.connections.length === 0 ? (
              <EmptyState title={t('list.none.title')} text={t('list.none.text')} />
            ) : (
              <Section title={t('list.mine')}>
                <Card padding="none">
                  <RowList>
                    {found.connections.map(one => (
                      <ConnectionRow key={one.id} found={one} kinds={found.kinds} />
                    ))}
                  </RowList>
                </Card>
              </Section>
            )}
            {mayEdit ? <Gallery kinds={found.kinds} /> : <Note>{t('list.ask')}</Note>}
          </div>
        )}
      </Answer>
    </DataPage>
  )
}

function ConnectionRow({ found, kinds }: { found: ConnectionView; kinds: readonly ConnectorView[] }) {
  const t = useTranslate(connectionSentences)
  const words = useWords()
  const formats = useFormats()
  const kind = kinds.find(one => one.kind === found.kind)
  const state = stateOf(found, kind?.loads ?? false)
  return (
    <Row
      title={
        <AppLink to={`/data/connections/${found.id}`}>
          <bdi dir="auto">{found.name}</bdi>
        </AppLink>
      }
      facts={
        <>
          <span>{kind ? words(kind.title) : found.kind}</span>
          {kind?.loads && <span>{t('row.stored', { n: formats.quantity(found.totals.stored) })}</span>}
          {found.lastRunAt !== null && (
            <span>{t.rich('row.last', { when: { node: <Since at={found.lastRunAt} /> } })}</span>
          )}
          {found.hook.lastAt !== null && (
            <span>{t.rich('row.hook', { when: { node: <Since at={found.hook.lastAt} /> } })}</span>
          )}
        </>
      }
      below={found.error !== null && !found.isRunning && <RowError found={found} kind={kind} />}
    >
      <Tag tone={stateTones[state]}>{t(`status.${state}`)}</Tag>
    </Row>
  )
}

/** Why it stands still, where one sees which: the rest is on its own page. */
function RowError({ found: { error }, kind }: { found: ConnectionView; kind: ConnectorView | undefined }) {
  const sentence = useConnectionError(kind)
  if (error === null) return null
  return (
    <span className={styles.rowError}>
      {sentence(Object.assign(new Error(error.code), { code: error.code, params: error.params }))}
    </span>
  )
}

function Gallery({ kinds }: { kinds: readonly ConnectorView[] }) {
  const t = useTranslate(connectionSentences)
  return (
    <>
      {galleryOf(kinds).map(({ group, kinds: of }) => (
        <Section key={group} title={t(`group.${group}`)}>
          <div className={styles.gallery}>
            {of.map(kind => (
              <KindCard key={kind.kind} kind={kind} />
            ))}
          </div>
        </Section>
      ))}
    </>
  )
}

function KindCard({ kind }: { kind: ConnectorView }) {
  const t = useTranslate(connectionSentences)
  const words = useWords()
  const title = words(kind.title)
  return (
    <Card>
      <section className={styles.kind}>
        <div className={styles.kindHead}>
          <KindMark kind={kind.kind} title={title} />
          <h3 className={styles.kindTitle}>{title}</h3>
        </div>
        <p className={styles.soft}>{words(kind.about)}</p>
        <div className={styles.kindFoot}>
          <span className={styles.tags}>
            {kind.loads && <Tag>{t('kind.loads')}</Tag>}
            {kind.listens && <Tag>{t('kind.listens')}</Tag>}
          </span>
          <AppLink
            to={`/data/connections/new/${kind.kind}`}
            className={styles.connect}
            aria-label={t('kind.connectIt', { title })}
          >
            {t('kind.connect')}
          </AppLink>
        </div>
      </section>
    </Card>
  )
}
