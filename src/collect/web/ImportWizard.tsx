import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useMayEdit } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { showFailed } from '../../platform/ui/toasts.ts'
import type { ImportDetail } from '../imports/model-import.ts'
import { DifferencesCard } from './DifferencesCard.tsx'
import { DropFiles } from './DropFiles.tsx'
import { FoundTables } from './FoundTables.tsx'
import styles from './Imports.module.css'
import { MappingEditor } from './MappingEditor.tsx'
import { PreviewCard } from './PreviewCard.tsx'
import { QuestionsCard } from './QuestionsCard.tsx'
import { collectSentences } from './sentences.ts'
import { useImportWork } from './use-import.ts'
import { useUpload } from './use-upload.ts'

/** From the files to the start: each step stands below the one it follows from. */
export function ImportWizard({ detail }: { detail: ImportDetail }) {
  const t = useTranslate(collectSentences)
  const mayEdit = useMayEdit()
  const sentence = useErrorSentence()
  const { stage, error, upload } = useUpload()
  const [isChanged, setChanged] = useState(false)
  const record = detail.import
  const work = useImportWork(record.id)
  const open = detail.questions.filter(question => question.answer === null).length
  if (!mayEdit) return detail.inspection && <FoundTables detail={detail} />
  const takeSaved = async (file: File | null) => {
    if (file === null) return
    try {
      work.setMapping.mutate(JSON.parse(await file.text()), {
        onError: failure => showFailed(sentence(failure)),
      })
    } catch {
      showFailed(t('quarantine.notJson'))
    }
  }
  const isReady = record.files.length > 0 && record.mapping !== null
  return (
    <>
      <DropFiles
        stage={stage}
        error={error}
        isSmall={record.files.length > 0}
        onFiles={files => void upload(files, record.id)}
      />
      {record.files.length > 0 && detail.inspection === null && stage.kind === 'idle' && (
        <Card>
          <p className={styles.note}>{t('files.failed')}</p>
          <Button
            variant="default"
            loading={work.inspect.isPending}
            onClick={() => work.inspect.mutate({}, { onError: failure => showFailed(sentence(failure)) })}
          >
            {t('files.looked')}
          </Button>
        </Card>
      )}
      {detail.inspection && <FoundTables detail={detail} />}
      {detail.inspection && <DifferencesCard tables={detail.inspection.tables} />}
      {detail.questions.length > 0 && <QuestionsCard questions={detail.questions} work={work} />}
      {record.mapping && open === 0 && (
        <MappingEditor
          key={JSON.stringify(record.mapping)}
          mapping={record.mapping}
          work={work}
          onChanged={setChanged}
          onReset={() => work.answer.mutate(answersOf(detail))}
        />
      )}
      {isReady && open === 0 && !isChanged && <PreviewCard id={record.id} mapping={record.mapping} />}
      <div className={styles.finish}>
        <FileButton accept="application/json,.json" onChange={file => void takeSaved(file)}>
          {props => (
            <Button {...props} variant="default">
              {t('mapping.upload')}
            </Button>
          )}
        </FileButton>
        <span className={styles.note} role="status">
          {open > 0 ? t('start.open') : isChanged ? t('start.unsaved') : ''}
        </span>
        <Button
          disabled={!isReady || open > 0 || isChanged || stage.kind !== 'idle'}
          loading={work.start.isPending}
          onClick={() => work.start.mutate(undefined, { onError: failure => showFailed(sentence(failure)) })}
        >
          {record.status === 'failed' ? t('failed.restart') : t('start.start')}
        </Button>
      </div>
    </>
  )
}

/** What a person has answered, without what the data suggested. */
export function answersOf({ questions }: Pick<ImportDetail, 'questions'>): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap(one => (one.answered && one.answer !== null ? [[one.id, one.answer]] : [])),
  )
}
