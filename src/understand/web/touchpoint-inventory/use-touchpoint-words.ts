import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { InventoryReason, TouchpointRow } from '../../model-touchpoint-inventory.ts'
import { inventorySentences } from './sentences.ts'

type Reason = TouchpointRow['reasons'][number]

const inPoints: readonly InventoryReason[] = ['fewer-reach', 'more-reach', 'no-sure-effect']
/** Of these the sign is in the words. */
const unsigned: readonly InventoryReason[] = ['fewer-reach', 'more-reach', 'feeling-worse', 'feeling-better']

/** How a touchpoint, its numbers and the reasons of its verdict are said. */
export function useTouchpointWords() {
  const t = useTranslate(inventorySentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const points = (share: number) => formats.number(100 * share, { maxDecimals: 1, sign: true })
  const plain = (value: number) => formats.number(value, { maxDecimals: 1 })
  const ends = ({ low, high }: { low: number; high: number }) =>
    [low, high].map(Math.abs).sort((a, b) => a - b)
  return {
    name: ({ name, channel, isPage }: Pick<TouchpointRow, 'name' | 'channel' | 'isPage'>) => {
      const own = isPage ? name : nameOf('event', name)
      return channel === '' ? own : `${own} · ${nameOf('channel', channel)}`
    },
    /** A difference of shares in percentage points, with its sign. */
    points,
    reason(reason: Reason): string {
      const { code, bound } = reason
      if (code === 'few-cases') {
        return t(`inventory.reason.${code}`, {
          value: formats.number(reason.value),
          bound: formats.number(bound),
        })
      }
      if (code === 'friction-often') {
        return t(`inventory.reason.${code}`, {
          value: formats.percent(reason.value),
          bound: formats.percent(bound),
        })
      }
      const times = inPoints.includes(code) ? 100 : 1
      const isPlain = unsigned.includes(code)
      // An interval that reaches beyond zero keeps its signs: without them it would read as another.
      const crosses = reason.low < 0 !== reason.high < 0
      const [low = 0, high = 0] = isPlain && !crosses ? ends(reason) : [reason.low, reason.high]
      const say = (value: number) =>
        isPlain && !crosses
          ? plain(times * value)
          : formats.number(times * value, { maxDecimals: 1, sign: code !== 'feeling-low' })
      return t(`inventory.reason.${code}`, {
        value: isPlain ? plain(times * Math.abs(reason.value)) : plain(times * reason.value),
        low: say(low),
        high: say(high),
        bound: plain(bound),
      })
    },
  }
}
