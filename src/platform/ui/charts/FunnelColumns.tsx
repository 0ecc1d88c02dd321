import { useLocale } from '../../i18n/LocaleProvider.tsx'
import { useTranslate } from '../../i18n/use-translate.tsx'
import { kitSentences } from '../sentences.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { placeX } from './place-x.ts'
import { wrapWords } from './wrap-words.ts'

export interface FunnelStep {
  readonly id: string
  readonly name: string
  readonly count: number
}

const head = 56
const leading = 14

/** An ordered funnel: the first step where reading begins, losses falling towards the end. Follows reading always. */
export function FunnelColumns(props: {
  title: string
  steps: readonly FunnelStep[]
  height?: number
  onStep?: (id: string) => void
}) {
  const t = useTranslate(kitSentences)
  const { formats } = useLocale()
  const height = props.height ?? 260
  const first = props.steps[0]?.count ?? 0
  const shareOf = (count: number) => (first > 0 ? count / first : 0)
  const lossWords = (loss: number | null) => (loss === null ? '–' : formats.percent(loss))
  return (
    <ChartFrame
      withSwitch
      height={height}
      table={{
        caption: props.title,
        columns: [
          { name: t('chart.step') },
          { name: t('chart.people'), isNumber: true },
          { name: t('chart.ofFirst'), isNumber: true },
          { name: t('chart.lost'), isNumber: true },
        ],
        rows: props.steps.map((step, index) => [
          step.name,
          formats.number(step.count),
          formats.percent(shareOf(step.count)),
          lossWords(lossOf(props.steps, index)),
        ]),
      }}
    >
      {width => <Drawing {...props} width={width} height={height} />}
    </ChartFrame>
  )
}

/** Null where nobody was left to lose: at the first step, and behind one that nobody reached. */
function lossOf(steps: readonly FunnelStep[], index: number): number | null {
  const before = steps[index - 1]?.count ?? 0
  return before > 0 ? 1 - (steps[index]?.count ?? 0) / before : null
}

function Drawing(props: {
  steps: readonly FunnelStep[]
  width: number
  height: number
  onStep?: (id: string) => void
}) {
  const t = useTranslate(kitSentences)
  const { direction, formats } = useLocale()
  const { steps, width, height } = props
  const first = Math.max(1, steps[0]?.count ?? 1)
  const slot = width / Math.max(1, steps.length)
  const column = Math.min(slot * 0.62, 110)
  const names = steps.map(({ name }) =>
    wrapWords(name, { letters: Math.max(4, Math.floor(slot / 6.6)), lines: 2 }),
  )
  const floor = height - leading * (1 + Math.max(1, ...names.map(({ length }) => length)))
  const top = (count: number) => head + (floor - head) * (1 - count / first)
  const centre = (index: number) => placeX((index + 0.5) / steps.length, { width, direction })
  const side = direction === 'rtl' ? -1 : 1
  return (
    <svg width={width} height={height} aria-hidden="true">
      <line x1="0" x2={width} y1={floor} y2={floor} stroke="var(--r-line)" />
      {steps.slice(1).map((step, index) => {
        const [a, b] = [centre(index) + (side * column) / 2, centre(index + 1) - (side * column) / 2]
        const before = steps[index]?.count ?? 0
        return (
          <path
            key={step.id}
            d={`M${a} ${top(before)}L${b} ${top(step.count)}V${floor}H${a}Z`}
            fill="var(--r-night)"
            opacity="0.07"
          />
        )
      })}
      {steps.map((step, index) => {
        const loss = lossOf(steps, index)
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden from assistive technology; its table carries the same
          <g
            key={step.id}
            onClick={() => props.onStep?.(step.id)}
            cursor={props.onStep ? 'pointer' : undefined}
          >
            <rect
              x={centre(index) - column / 2}
              y={top(step.count)}
              width={column}
              height={Math.max(1, floor - top(step.count))}
              rx="5"
              fill="var(--r-stage-2)"
            />
            <text
              x={centre(index)}
              y={top(step.count) - 22}
              textAnchor="middle"
              fontSize="14"
              fontWeight="600"
              fill="var(--r-ink)"
              style={{ direction }}
            >
              {formats.compact(step.count)}
            </text>
            {loss !== null && (
              <text
                x={centre(index)}
                y={top(step.count) - 7}
                textAnchor="middle"
                fontSize="11.5"
                fill={loss > 0 ? 'var(--r-clay)' : 'var(--r-soft)'}
                style={{ direction }}
              >
                {t('chart.lostShare', { share: formats.percent(loss) })}
              </text>
            )}
            <StepName x={centre(index)} y={floor + leading + 5} name={step.name} lines={names[index] ?? []} />
          </g>
        )
      })}
    </svg>
  )
}

/** Names are broken and cut to the column; the whole name is in the title and in the table. */
function StepName(props: { x: number; y: number; name: string; lines: readonly string[] }) {
  const { direction } = useLocale()
  return (
    <text
      y={props.y}
      textAnchor="middle"
      fontSize="12"
      fill="var(--r-soft)"
      style={{ direction, unicodeBidi: 'plaintext' }}
    >
      <title>{props.name}</title>
      {props.lines.map((line, i) => (
        <tspan key={line} x={props.x} dy={i === 0 ? 0 : leading}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
