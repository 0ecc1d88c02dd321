import { useEffect, useState } from 'react'
import { useApi } from '../../platform/http/client-context.ts'
import { liveAnswer } from '../model-data.ts'
import { addToRiver, type LiveEntry } from './prepare-live.ts'

const everyMs = 2_000

/** Asks every two seconds for what came since; nothing while paused or out of sight. */
export function useRiver(isPaused: boolean) {
  const api = useApi()
  const [river, setRiver] = useState<LiveEntry[]>([])
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (isPaused) return
    let after = 0
    let isOver = false
    const look = async () => {
      if (document.hidden) return
      try {
        const { entries } = await api.get('/live', liveAnswer, { query: { after } })
        if (isOver) return
        after = entries.at(-1)?.seq ?? after
        if (entries.length > 0) setRiver(known => addToRiver(known, entries))
        setError(null)
      } catch (failure) {
        if (!isOver) setError(failure)
      }
    }
    void look()
    const timer = setInterval(look, everyMs)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [api, isPaused])
  return { river, error }
}
