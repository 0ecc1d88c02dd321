import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { type Period, periodFromText, periodInstants, periodToText } from '../../platform/ui/period.ts'
import { useNow } from '../../platform/ui/use-now.ts'
import {
  type PersonSummary,
  type TimelineEvent,
  type TimelineFilter,
  timelineKinds,
} from '../model-people.ts'

/** What is looked at, as the address keeps it. */
export interface TimelineChoice extends Pick<TimelineFilter, 'channel' | 'kind' | 'name'> {
  readonly period: Period
}

export function readChoice(search: Readonly<Record<string, string | undefined>>): TimelineChoice {
  return {
    channel: search.channel,
    kind: timelineKinds.find(kind => kind === search.kind),
    name: search.name,
    period: (search.period === undefined ? null : periodFromText(search.period)) ?? { all: true },
  }
}

/** What of a choice stands in the address. */
export function writeChoice(choice: Partial<TimelineChoice>): Record<string, string | undefined> {
  const { period, ...rest } = choice
  if (period === undefined) return rest
  return { ...rest, period: 'all' in period ? undefined : periodToText(period) }
}

/** An event of somebody, or of one of many: then with who that was. */
export type ShownEvent = TimelineEvent & { readonly person?: PersonSummary | null }

interface Page {
  events: ShownEvent[]
  next: string | null
}

/** A timeline page by page: `path` says whose, `shape` what its answer is. */
export function useTimeline(path: string, shape: z.ZodType<Page>, choice: TimelineChoice) {
  const api = useApi()
  const { settings } = useLocale()
  const now = useNow(3_600_000)
  const { period, ...filter } = choice
  return useInfiniteQuery({
    queryKey: [api.base, 'timeline', path, choice],
    queryFn: ({ pageParam, signal }) =>
      api.get(path, shape, {
        query: {
          ...filter,
          ...(periodInstants(period, settings, now) ?? {}),
          before: pageParam === '' ? undefined : pageParam,
          limit: 100,
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: page => page.next,
  })
}
