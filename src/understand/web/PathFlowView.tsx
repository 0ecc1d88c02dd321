import { useMemo } from 'react'
import { useQuestion } from '../../platform/http/client-context.ts'
import { isolate } from '../../platform/i18n/isolate.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { wrapWords } from '../../platform/ui/charts/wrap-words.ts'
import { Answer } from '../../platform/ui/states.tsx'
import { DataTable } from '../../platform/ui/table/DataTable.tsx'
import { type PathFlow, pathFlowSchema } from '../model-flow.ts'
import type { FlowViewProps } from './flow-view.ts'
import { LabelledSlider } from './LabelledSlider.tsx'
import styles from './PathFlow.module.css'
import { type PathBox, type PathRibbon, preparePathFlow } from './prepare-path-flow.ts'
import { flowSentences } from './sentences.ts'
import { useStepLabel } from './use-step-label.ts'

type Props = FlowViewProps & { readonly input: object }

/** Paths as columns of steps with ribbons between them, and the same numbers as a table. */
export function PathFlowView(props: Props) {
  const t = useTranslate(flowSentences)
  const { state, setSearch, input } = props
  const asked = useQuestion('path-flow', { ...input, widest: state.widest }, { answer: pathFlowSchema })
  return (
    <section className={styles.whole}>
      <div className={styles.head}>
        <h3>{t('paths.diagram')}</h3>
        <LabelledSlider
          label={t('paths.widest')}
          min={2}
          max={12}
          value={state.widest}
          onChange={value => setSearch({ widest: String(value) })}
        />
      </div>
      <Answer query={{ ...asked, data: asked.data?.answer }} shape="chart">
        {answer => <Diagram {...props} answer={answer} />}
      </Answer>
    </section>
  )
}

function Diagram({ answer, input, onBehind }: Props & { readonly answer: PathFlow }) {
  const t = useTranslate(flowSentences)
  const { formats, direction } = useLocale()
  const drawing = useMemo(() => preparePathFlow(answer, direction), [answer, direction])
  const nameOf = useBoxName()
  const share = (cases: number) => formats.percent(cases / Math.max(1, answer.cases))
  const endWord = ({ isLater }: PathRibbon) =>
    t(isLater ? 'paths.later' : answer.direction === 'back' ? 'paths.began' : 'paths.ended')
  const toName = (ribbon: PathRibbon) => (ribbon.to ? nameOf(ribbon.to) : endWord(ribbon))
  const linkWords = (ribbon: PathRibbon) =>
    t('paths.link', {
      from: nameOf(ribbon.from),
      to: toName(ribbon),
      n: formats.quantity(ribbon.cases),
      share: share(ribbon.cases),
    })
  const open = (from: PathBox, to: PathBox | null) => {
    if (!from.step || (to && !to.step)) return
    const place = t('paths.place', { step: nameOf(from), n: formats.number(from.column + 1) })
    onBehind({
      about: to ? t('filter.transition', { from: place, to: nameOf(to) }) : place,
      mark: {
        of: 'path-place',
        input,
        column: from.column + 1,
        step: from.step,
        next: to?.step ?? null,
      },
    })
  }
  return (
    <>
      <div className={styles.canvas} dir={direction}>
        {/* biome-ignore lint/a11y/useSemanticElements: a group of marks in a drawing is no fieldset */}
        <svg
          width={drawing.width}
          height={drawing.height}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          role="group"
          aria-label={t('paths.diagram')}
        >
          {drawing.ribbons.map(ribbon => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table below opens the same by keyboard
            <path
              key={ribbon.key}
              d={ribbon.d}
              className={ribbon.to ? styles.ribbon : styles.stub}
              onClick={() => ribbon.to && open(ribbon.from, ribbon.to)}
            >
              <title>{linkWords(ribbon)}</title>
            </path>
          ))}
          {drawing.boxes.map(box => (
            <Box key={box.key} box={box} share={share(box.cases)} onOpen={() => open(box, null)} />
          ))}
        </svg>
      </div>
      <DataTable
        label={t('paths.tableTitle')}
        rows={drawing.ribbons}
        rowKey={ribbon => ribbon.key}
        onRow={ribbon => open(ribbon.from, ribbon.to)}
        columns={[
          {
            id: 'place',
            header: t('paths.columnName'),
            kind: 'number',
            value: row => row.column + 1,
            cell: row => formats.number(row.column + 1),
          },
          { id: 'from', header: t('graph.from'), kind: 'text', value: row => nameOf(row.from) },
          { id: 'to', header: t('graph.to'), kind: 'text', narrow: 'title', value: toName },
          {
            id: 'cases',
            header: t('paths.cases'),
            kind: 'number',
            value: row => row.cases,
            cell: row => formats.number(row.cases),
          },
          {
            id: 'share',
            header: t('paths.share2'),
            kind: 'number',
            value: row => row.cases / Math.max(1, answer.cases),
            cell: row => share(row.cases),
          },
        ]}
      />
    </>
  )
}

function useBoxName(): (box: PathBox) => string {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const label = useStepLabel()
  return box => (box.step ? label(box.step) : t('paths.other', { n: formats.quantity(box.others) }))
}

function Box({ box, share, onOpen }: { box: PathBox; share: string; onOpen(): void }) {
  const t = useTranslate(flowSentences)
  const { formats, direction } = useLocale()
  const name = useBoxName()(box)
  const words = t('paths.node', {
    step: name,
    place: formats.number(box.column + 1),
    n: formats.quantity(box.cases),
    share,
  })
  const lines = wrapWords(name, { letters: 17, lines: box.height > 44 ? 2 : 1 })
  const middle = box.y + Math.max(34, box.height) / 2
  const first = middle - (lines.length * 15) / 2 + 4
  const texts = [...lines, `${formats.compact(box.cases)} · ${share}`]
  const drawn = (
    <>
      <title>{words}</title>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="6" />
      {texts.map((text, i) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of a label is its place
          key={i}
          x={box.x + box.width / 2}
          y={first + i * 15}
          textAnchor="middle"
          className={i < lines.length ? styles.name : styles.count}
          style={{ direction }}
        >
          {isolate(text)}
        </text>
      ))}
    </>
  )
  if (!box.step) return <g className={styles.other}>{drawn}</g>
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button that is drawn, which HTML has no element for
    <g
      className={styles.box}
      role="button"
      tabIndex={0}
      onClick={onOpen}
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onOpen()
      }}
    >
      {drawn}
    </g>
  )
}
