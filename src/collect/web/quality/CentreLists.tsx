import { Button, FileButton } from '@mantine/core'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import type { RangeList } from '../../bots/model-bots.ts'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'
import type { useBotChange } from './use-trust.ts'

interface CentreListsProps {
  readonly lists: readonly RangeList[]
  readonly change: ReturnType<typeof useBotChange>
}

/** Files with ranges of data centres: what is loaded, and another. */
export function CentreLists({ lists, change }: CentreListsProps) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  const mayEdit = useMayEdit()
  return (
    <Section title={t('lists.title')}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{t('lists.about')}</p>
        {mayEdit && <LoadButton change={change} />}
        {lists.length > 0 && (
          <Card padding="none">
            <RowList>
              {lists.map(({ id, name, ranges, at, by }) => (
                <Row
                  key={id}
                  title={<bdi dir="auto">{name}</bdi>}
                  facts={
                    <>
                      <span>{t('lists.ranges', { n: ranges })}</span>
                      <span>{formats.dateTime(at)}</span>
                      {by !== '' && <span>{t('state.by', { who: by })}</span>}
                    </>
                  }
                >
                  {mayEdit && (
                    <Button
                      variant="default"
                      aria-label={t('lists.remove.of', { name })}
                      loading={change.isPending}
                      onClick={() => change.mutate({ kind: 'remove-list', id })}
                    >
                      {t('lists.remove')}
                    </Button>
                  )}
                </Row>
              ))}
            </RowList>
          </Card>
        )}
      </div>
    </Section>
  )
}

function LoadButton({ change }: Pick<CentreListsProps, 'change'>) {
  const t = useTranslate(trustSentences)
  return (
    <div>
      <FileButton
        accept=".txt,.csv,.json,text/plain,text/csv,application/json"
        onChange={file => {
          if (file)
            void file.text().then(text => change.mutate({ kind: 'load', body: { name: file.name, text } }))
        }}
      >
        {props => (
          <Button {...props} variant="default" loading={change.isPending}>
            {t('lists.load')}
          </Button>
        )}
      </FileButton>
    </div>
  )
}
