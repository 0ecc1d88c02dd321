import { useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ChartFrame } from '../../../platform/ui/charts/ChartFrame.tsx'
import { ChartTip } from '../../../platform/ui/charts/ChartTip.tsx'
import type { ClickLayer } from '../../model-page-heat.ts'
import styles from './Heat.module.css'
import type { HeatProps } from './heat-props.ts'
import { lossOf, numberedElements, type PlacedCell, type PlacedHeat, placeHeat } from './prepare-heat.ts'
import { heatSentences } from './sentences.ts'
import { useDepthBehind } from './use-depth-behind.ts'

const gap = 10
const reading = 84
const rim = 2

interface DrawingProps extends HeatProps {
  readonly layer: ClickLayer
  readonly screenshot: string | null
}

/** The page from top to bottom as it lies on a screen, its clicks on it, and beside it how many saw each part. */
export function HeatDrawing(props: DrawingProps) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const { heat, size } = props
  const height = size === 'tile' ? 240 : 680
  return (
    <div className={styles.drawing}>
      <section
        className={styles.scroll}
        style={{ maxBlockSize: height }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t('heat.drawing')}
      >
        <ChartFrame
          height={height}
          table={{
            caption: t('heat.drawing'),
            columns: [{ name: t('heat.read.depth') }, { name: t('heat.reading'), isNumber: true }],
            rows: heat.scroll.map(({ depth, seen }) => [
              formats.percent(depth / 100),
              formats.percent(seen.share),
            ]),
          }}
        >
          {width => <Page {...props} width={width} />}
        </ChartFrame>
      </section>
      <Legend {...props} />
    </div>
  )
}

function Page({ width, ...props }: DrawingProps & { width: number }) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const { heat, draft, layer, size } = props
  const [under, setUnder] = useState<PlacedCell | null>(null)
  const placed = placeHeat(heat, {
    device: draft.device,
    layer,
    room: width - gap - reading - rim,
    numbered: size === 'tile' ? 0 : numberedElements,
  })
  return (
    <>
      <svg
        width={placed.page.width + gap + reading + rim}
        height={placed.page.height + 2 * rim}
        direction="ltr"
        aria-hidden="true"
        className={styles.svg}
        onPointerLeave={() => setUnder(null)}
      >
        <g transform={`translate(${rim} ${rim})`}>
          <Clicks {...props} placed={placed} onUnder={setUnder} />
          <Reading {...props} placed={placed} />
        </g>
      </svg>
      {under && (
        <div className={styles.tip} style={{ insetBlockStart: Math.max(0, under.y - 20) }}>
          <ChartTip
            x={under.x + under.width}
            width={width}
            title={t('heat.cell', { n: formats.quantity(under.clicks) })}
            rows={[{ label: t('heat.cell.people', { n: formats.quantity(under.people) }), value: '' }]}
          />
        </div>
      )}
    </>
  )
}

type PartProps = DrawingProps & { placed: PlacedHeat }

function Clicks(props: PartProps & { onUnder(cell: PlacedCell): void }) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const { placed, asked, draft, layer, screenshot, onBehind, onUnder } = props
  const { page, cells, elements } = placed
  const open = ({ column, row }: PlacedCell) =>
    onBehind({
      about: t('heat.behind.cell', { page: draft.page ?? '' }),
      mark: { of: 'page-heat', input: asked.input, done: { kind: 'cell', layer, column, row } },
    })
  return (
    <>
      <rect width={page.width} height={page.height} rx={6} className={styles.sheet} />
      {screenshot !== null && (
        <image
          href={screenshot}
          width={page.width}
          height={page.height}
          preserveAspectRatio="none"
          opacity={0.55}
        />
      )}
      <g data-layer={layer} className={styles.cells}>
        {cells.map(cell => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden from assistive technology; the list beside it carries the same
          <rect
            key={`${cell.column} ${cell.row}`}
            x={cell.x}
            y={cell.y}
            width={cell.width}
            height={cell.height}
            rx={2}
            fillOpacity={0.12 + 0.78 * cell.heat}
            onPointerEnter={() => onUnder(cell)}
            onClick={() => open(cell)}
          />
        ))}
      </g>
      {elements.map(({ element, place, x, y }) => (
        <g key={element} className={styles.mark} transform={`translate(${x} ${y})`}>
          <circle r={9} />
          <text y={4} textAnchor="middle">
            {formats.number(place)}
          </text>
        </g>
      ))}
    </>
  )
}

/** Strip by strip how many saw it; of the comparison a line over them. */
function Reading(props: PartProps) {
  const { placed, heat, compared } = props
  const { formats } = useLocale()
  const open = useDepthBehind(props)
  const { page, bands } = placed
  const from = page.width + gap
  const then = compared?.answer.heat?.scroll ?? []
  const median = heat.medianDepth && (heat.medianDepth.value / 100) * page.height
  return (
    <>
      {bands.map(({ depth, y, height, share }, i) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden from assistive technology; its table carries the same
        <g
          key={depth}
          className={styles.band}
          data-loss={lossOf(heat)?.to === depth}
          onClick={() => open(depth)}
        >
          <rect x={from} y={y} width={reading} height={height} className={styles.strip} />
          <rect
            x={from}
            y={y + 1}
            width={share * reading}
            height={Math.max(1, height - 2)}
            rx={2}
            className={styles.seen}
          />
          {(height > 60 || i % 4 === 3) && (
            <text x={from + 6} y={y + height / 2 + 4}>
              {formats.percent(share, 0)}
            </text>
          )}
        </g>
      ))}
      {then.length === bands.length && then.length > 0 && (
        <path
          className={styles.before}
          d={then
            .map(({ seen }, i) => {
              const band = bands[i]
              const x = from + seen.share * reading
              return band ? `${i === 0 ? 'M' : 'L'}${x} ${band.y}V${band.y + band.height}` : ''
            })
            .join('')}
        />
      )}
      {median !== null && <line x1={0} x2={from + reading} y1={median} y2={median} className={styles.half} />}
    </>
  )
}

function Legend({ heat, compared, size }: DrawingProps) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const loss = lossOf(heat)
  if (size === 'tile' || heat.scroll.length === 0) return null
  return (
    <ul className={styles.legend}>
      <li data-mark="seen">{t('heat.reading')}</li>
      {heat.medianDepth && <li data-mark="half">{t('heat.half')}</li>}
      {loss && <li data-mark="loss">{t('heat.loss', { share: formats.percent(loss.lost.share) })}</li>}
      {compared?.answer.heat && <li data-mark="before">{t('heat.comparison')}</li>}
    </ul>
  )
}
