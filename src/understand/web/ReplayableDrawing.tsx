import { Button } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconPlayerPlay, IconX } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { useQuestion } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import type { Transitions } from '../model-answers.ts'
import { type Replay, replaySchema } from '../model-flow.ts'
import { FlowDrawing } from './FlowDrawing.tsx'
import type { FlowViewProps } from './flow-view.ts'
import { prepareReplay, type ReplayMode } from './prepare-replay.ts'
import styles from './Replay.module.css'
import { ReplayBar, type Speed } from './ReplayBar.tsx'
import { ReplayDots } from './ReplayDots.tsx'
import { useReplayClock } from './replay-clock.ts'
import { flowSentences } from './sentences.ts'
import { keyOf } from './step-key.ts'

type DrawingProps = FlowViewProps & { readonly answer: Transitions; readonly input: object }

/** The graph, and over it, when asked for, real journeys on their way. */
export function ReplayableDrawing(props: DrawingProps) {
  const t = useTranslate(flowSentences)
  const { state, setSearch } = props
  return (
    <>
      <Button
        className={styles.toggle}
        variant="light"
        size="xs"
        leftSection={
          state.replay ? <IconX size={14} aria-hidden /> : <IconPlayerPlay size={14} aria-hidden />
        }
        onClick={() => setSearch({ replay: state.replay ? undefined : '1' })}
      >
        {t(state.replay ? 'replay.hide' : 'replay.show')}
      </Button>
      {state.replay ? <Replaying {...props} /> : <FlowDrawing {...props} />}
    </>
  )
}

function Replaying(props: DrawingProps) {
  const asked = useQuestion('replay', props.input, { answer: replaySchema })
  return (
    <Answer query={{ ...asked, data: asked.data?.answer }} shape="chart">
      {answer => <Replayed {...props} journeys={answer} />}
    </Answer>
  )
}

function Replayed({ journeys, ...props }: DrawingProps & { readonly journeys: Replay }) {
  const isStill = useReducedMotion()
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>('1')
  const [mode, setMode] = useState<ReplayMode>('calendar')
  const end = useCallback(() => setPlaying(false), [])
  const clock = useReplayClock({ isPlaying, speed: Number(speed), isStill, onEnd: end })
  const { answer, state } = props
  const replay = useMemo(() => {
    const shown = new Set(answer.steps.slice(0, state.steps).map(({ step }) => keyOf(step)))
    return prepareReplay(journeys, shown, mode)
  }, [journeys, answer, state.steps, mode])
  return (
    <>
      <ReplayBar
        replay={replay}
        clock={clock}
        isPlaying={isPlaying}
        speed={speed}
        mode={mode}
        onPlay={setPlaying}
        onSpeed={setSpeed}
        onMode={next => {
          clock.set(0)
          setMode(next)
        }}
      />
      <FlowDrawing {...props} overlay={flow => <ReplayDots flow={flow} replay={replay} clock={clock} />} />
    </>
  )
}
