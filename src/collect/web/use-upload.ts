import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../platform/http/client-context.ts'
import { importDetail, importRecord } from '../imports/model-import.ts'
import { uploadFile } from './use-import.ts'

export type UploadStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'uploading'; readonly name: string; readonly i: number; readonly n: number }
  | { readonly kind: 'inspecting' }

/** Files into an import (a new one where none is given), one after the other, then looked at. */
export function useUpload() {
  const api = useApi()
  const cache = useQueryClient()
  const [stage, setStage] = useState<UploadStage>({ kind: 'idle' })
  const [error, setError] = useState<unknown>(null)

  async function upload(files: readonly File[], into: number | null): Promise<number | null> {
    setError(null)
    let id = into
    try {
      const name = files
        .map(file => file.name)
        .join(', ')
        .slice(0, 200)
      id ??= (await api.post('/imports', { name }, importRecord)).id
      for (const [i, file] of files.entries()) {
        setStage({ kind: 'uploading', name: file.name, i: i + 1, n: files.length })
        await uploadFile(api.base, id, file)
      }
      setStage({ kind: 'inspecting' })
      const detail = await api.post(`/imports/${id}/inspect`, { answers: {} }, importDetail)
      cache.setQueryData([api.base, 'imports', String(id)], detail)
    } catch (failure) {
      setError(failure)
    }
    setStage({ kind: 'idle' })
    await cache.invalidateQueries({ queryKey: [api.base, 'imports'] })
    return id
  }

  return { stage, error, upload }
}
