import {
  keepPreviousData,
  type QueryClient,
  useIsFetching,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useContext, useEffect } from 'react'
import { useApi, type WorkspaceApi } from '../../../platform/http/client-context.ts'
import { ClockProvider } from '../../../platform/ui/use-now.ts'
import type { ShownTile } from '../../boards/model-boards.ts'
import { freshMs, shownMs } from '../../boards/model-recent.ts'
import { type AskAnswer, askAnswerSchema, breakdownSchema, comparisonSchema } from '../../model-ask.ts'
import { useBoardAnswers } from './BoardAnswers.tsx'

/** What a tile shows. `isAnew`: it was asked again since the page was opened; there is nothing newer to ask for. */
interface Found {
  readonly answer: AskAnswer
  readonly isAnew: boolean
}

interface Around extends ReturnType<typeof useBoardAnswers> {
  readonly api: WorkspaceApi
  readonly queries: QueryClient
}

function useAround(): Around {
  return { ...useBoardAnswers(), api: useApi(), queries: useQueryClient() }
}

const family = 'tile-answer'

/** Asks for a tile: the first time for what is there, then in its turn for what is new. `isNow`: as new as can be. */
function tileQuery({ api, queries, turn, refreshMinutes }: Around, shown: ShownTile, isNow = false) {
  const { question, input } = shown
  const compare = comparisonSchema.nullable().catch(null).parse(shown.compare)
  const breakdown = breakdownSchema.nullable().catch(null).parse(shown.breakdown)
  const queryKey = [api.base, family, question, input, compare, breakdown]
  const ask = (notOlderThanMs: number) =>
    api.post(
      `/ask/${encodeURIComponent(question)}`,
      { input, compare, breakdown, notOlderThanMs },
      askAnswerSchema,
    )
  return {
    queryKey,
    async queryFn(): Promise<Found> {
      const isFirst = queries.getQueryData(queryKey) === undefined
      if (isFirst && !isNow) return { answer: await ask(shownMs(refreshMinutes)), isAnew: false }
      return { answer: await turn(() => ask(isNow ? 0 : freshMs)), isAnew: true }
    },
  }
}

/** The answer of a tile: what was found of late at once, and asked again on the board's schedule. */
export function useTileAnswer(shown: ShownTile) {
  const around = useAround()
  return useQuery({
    ...tileQuery(around, shown),
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    refetchInterval: around.refreshMinutes > 0 ? around.refreshMinutes * 60_000 : false,
  })
}

/** Where what is shown is no longer fresh, a new answer is asked for behind it, once. */
export function useFreshAnswer({ data, isPlaceholderData, refetch }: ReturnType<typeof useTileAnswer>): void {
  const clock = useContext(ClockProvider)
  useEffect(() => {
    // When it came, not as it ages: a page left open is asked again on its schedule.
    if (!data || isPlaceholderData || data.isAnew) return
    if (clock.now() - data.answer.evidence.at > freshMs) void refetch({ cancelRefetch: false })
  }, [data, isPlaceholderData, refetch, clock])
}

/** Every tile of the board asked anew, whatever is known. */
export function useAskAgain(tiles: readonly ShownTile[]) {
  const around = useAround()
  const isAsking = useIsFetching({ queryKey: [around.api.base, family] }) > 0
  const again = useMutation({
    // One that fails says so on its tile.
    mutationFn: () =>
      Promise.allSettled(
        tiles
          .filter(({ broken }) => broken === null)
          .map(tile => around.queries.fetchQuery({ ...tileQuery(around, tile, true), staleTime: 0 })),
      ),
  })
  return { isAsking: isAsking || again.isPending, askAgain: () => again.mutate() }
}
