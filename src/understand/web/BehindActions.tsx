import { Button } from '@mantine/core'
import { IconDownload, IconUsersPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi, useMayEdit, type WorkspaceApi } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { useGo } from '../../platform/ui/AppLink.tsx'
import { saveFile } from '../../platform/ui/save-file.ts'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { tableToCsv } from '../../platform/ui/table/prepare-table.ts'
import { showFailed } from '../../platform/ui/toasts.ts'
import { mostListed, segmentSchema } from '../../unify/segments/model-segment.ts'
import { type CaseList, caseListSchema } from '../model-answers.ts'
import styles from './Flow.module.css'
import type { Behind } from './flow-view.ts'
import { flowSentences } from './sentences.ts'

const asked = z.object({ answer: caseListSchema })
const pageSize = 1_000

/** All behind a mark as a file, or, where they are people, as a segment of those who are there now. */
export function BehindActions({ behind, isPeople }: { behind: Behind; isPeople: boolean }) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const api = useApi()
  const mayEdit = useMayEdit()
  const go = useGo()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  const onError = (error: unknown) => showFailed(sentence(error))
  const save = useMutation({
    mutationFn: async () => {
      const found = await allCases(api, behind.mark)
      const identifiers = [...new Set(found.flatMap(one => one.identifiers[0] ?? []))].slice(0, mostListed)
      const name = behind.about.slice(0, 100)
      return api.post('/segments', { name, definition: { of: 'list', identifiers } }, segmentSchema)
    },
    onSuccess: segment => {
      void cache.invalidateQueries({ queryKey: [api.base, 'segments'] })
      go(`/people/segments/${segment.id}`)
    },
    onError,
  })
  const download = useMutation({
    mutationFn: () => allCases(api, behind.mark),
    onSuccess: found =>
      saveFile(
        'rihla.csv',
        'text/csv;charset=utf-8',
        tableToCsv(found, [
          { id: 'label', header: t('behind.name'), kind: 'text', value: one => one.label },
          {
            id: 'identifiers',
            header: t('behind.identifiers'),
            kind: 'text',
            value: one => one.identifiers.join(' '),
          },
        ]),
      ),
    onError,
  })
  return (
    <div className={styles.fields}>
      {isPeople && mayEdit && (
        <Button
          variant="default"
          leftSection={<IconUsersPlus size={16} aria-hidden />}
          loading={save.isPending}
          title={t('behind.save.note', { most: formats.number(mostListed) })}
          onClick={() => save.mutate()}
        >
          {t('behind.save')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        {t('behind.export')}
      </Button>
    </div>
  )
}

/** Page by page, as many as a segment may list. */
async function allCases(api: WorkspaceApi, mark: unknown): Promise<CaseList['cases']> {
  const found: CaseList['cases'] = []
  for (let after: string | null = null; found.length < mostListed; ) {
    const { answer }: z.infer<typeof asked> = await api.post(
      '/ask/cases',
      { input: { mark, after, most: pageSize } },
      asked,
    )
    found.push(...answer.cases)
    after = answer.next
    if (after === null) break
  }
  return found
}
