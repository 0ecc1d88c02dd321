import { useMayEdit } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink, useGo } from '../../platform/ui/AppLink.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Tag, type Tone } from '../../platform/ui/Chip.tsx'
import { Row, RowList } from '../../platform/ui/RowList.tsx'
import { Since } from '../../platform/ui/Since.tsx'
import { Answer, EmptyState } from '../../platform/ui/states.tsx'
import type { ImportRecord, ImportStatus } from '../imports/model-import.ts'
import { DataPage } from './DataPage.tsx'
import { DropFiles } from './DropFiles.tsx'
import importStyles from './Imports.module.css'
import { collectSentences } from './sentences.ts'
import { useImports } from './use-import.ts'
import { useUpload } from './use-upload.ts'

export const statusTones: Readonly<Record<ImportStatus, Tone>> = {
  new: 'plain',
  running: 'plain',
  paused: 'attention',
  done: 'good',
  failed: 'bad',
  undoing: 'plain',
  undone: 'quiet',
}

/** Files that were brought in, and the place to drop new ones. */
export function ImportsScreen() {
  const t = useTranslate(collectSentences)
  const imports = useImports()
  const mayEdit = useMayEdit()
  const go = useGo()
  const { stage, error, upload } = useUpload()
  const begin = async (files: readonly File[]) => {
    const id = await upload(files, null)
    if (id !== null) go(`/data/imports/${id}`)
  }
  return (
    <DataPage here="imports" title={t('data.tab.imports')} meta={t('imports.meta')}>
      <div className={importStyles.stack}>
        {mayEdit && <DropFiles stage={stage} error={error} onFiles={files => void begin(files)} />}
        <Answer
          query={imports}
          shape="table"
          isEmpty={found => found.imports.length === 0}
          empty={<EmptyState title={t('imports.empty.title')} text={t('imports.empty.text')} />}
        >
          {found => (
            <Card padding="none">
              <RowList>
                {found.imports.map(one => (
                  <ImportRow key={one.id} found={one} />
                ))}
              </RowList>
            </Card>
          )}
        </Answer>
      </div>
    </DataPage>
  )
}

function ImportRow({ found }: { found: ImportRecord }) {
  const t = useTranslate(collectSentences)
  const formats = useFormats()
  const refused = found.report?.refused.reduce((sum, line) => sum + line.count, 0) ?? 0
  return (
    <Row
      title={
        <AppLink to={`/data/imports/${found.id}`}>
          <bdi dir="auto">{found.name}</bdi>
        </AppLink>
      }
      facts={
        <>
          <span>{t('imports.files', { n: found.files.length })}</span>
          {found.report && <span>{t('imports.stored', { n: formats.quantity(found.report.stored) })}</span>}
          {refused > 0 && <span>{t('imports.refused', { n: refused })}</span>}
          {found.createdBy !== '' && <span>{t('imports.by', { who: found.createdBy })}</span>}
          <Since at={found.createdAt} />
        </>
      }
    >
      <Tag tone={statusTones[found.status]}>{t(`imports.status.${found.status}`)}</Tag>
    </Row>
  )
}
