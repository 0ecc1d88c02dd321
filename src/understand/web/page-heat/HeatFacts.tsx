import type { ReactNode } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Chip } from '../../../platform/ui/Chip.tsx'
import type { ClickLayer, Heat } from '../../model-page-heat.ts'
import styles from './Heat.module.css'
import type { HeatProps } from './heat-props.ts'
import { heatSentences } from './sentences.ts'

/** The numbers of the page, with those of the comparison, and who is behind them; then on which devices it was visited. */
export function HeatFacts(props: HeatProps) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const { heat, asked, compared, onBehind } = props
  const then = compared?.answer.heat ?? null
  const page = props.draft.page ?? ''
  const openVisits = () =>
    onBehind({
      about: t('heat.behind.visit', { page }),
      mark: { of: 'page-heat', input: asked.input, done: { kind: 'visit' } },
    })
  const openLayer = (layer: ClickLayer) => () =>
    onBehind({
      about: t('heat.behind.layer', { page, layer: t(`heat.layer.${layer}`) }),
      mark: { of: 'page-heat', input: asked.input, done: { kind: 'layer', layer } },
    })
  const number = (value: number) => formats.number(value)
  const depth = (value: number) => formats.percent(value / 100)
  const stayed = (value: number) => formats.duration(value * 1000)
  const trouble = (of: Heat['angry']) =>
    of.clicks === 0
      ? undefined
      : t('heat.angry.people', {
          n: formats.quantity(of.people.n),
          share: formats.percent(of.people.share),
        })
  return (
    <>
      <dl className={styles.facts}>
        <Fact
          label={t('heat.visits')}
          value={number(heat.visits)}
          before={then && number(then.visits)}
          onOpen={openVisits}
        />
        <Fact label={t('heat.people')} value={number(heat.people)} before={then && number(then.people)} />
        {heat.medianDepth && (
          <Fact
            label={t('heat.depth')}
            value={depth(heat.medianDepth.value)}
            before={then?.medianDepth && depth(then.medianDepth.value)}
            note={t('heat.interval', {
              low: depth(heat.medianDepth.low),
              high: depth(heat.medianDepth.high),
            })}
          />
        )}
        {heat.seconds && (
          <Fact
            label={t('heat.seconds')}
            value={stayed(heat.seconds.median)}
            before={then?.seconds && stayed(then.seconds.median)}
            note={t('heat.seconds.range', {
              range: formats.range(stayed(heat.seconds.q1), stayed(heat.seconds.q3)),
            })}
          />
        )}
        <Fact
          label={t('heat.clicks')}
          value={number(heat.clicks)}
          before={then && number(then.clicks)}
          onOpen={heat.clicks > 0 ? openLayer('click') : undefined}
        />
        <Fact
          label={t('heat.angry')}
          value={number(heat.angry.clicks)}
          before={then && number(then.angry.clicks)}
          note={trouble(heat.angry)}
          onOpen={heat.angry.clicks > 0 ? openLayer('rage') : undefined}
        />
        <Fact
          label={t('heat.deadClicks')}
          value={number(heat.dead.clicks)}
          before={then && number(then.dead.clicks)}
          note={trouble(heat.dead)}
          onOpen={heat.dead.clicks > 0 ? openLayer('dead') : undefined}
        />
      </dl>
      <Devices {...props} />
    </>
  )
}

function Fact(props: {
  label: string
  value: string
  before: string | null | undefined
  note?: ReactNode
  onOpen?: (() => void) | undefined
}) {
  const t = useTranslate(heatSentences)
  return (
    <div className={styles.fact}>
      <dt>{props.label}</dt>
      <dd>
        {props.onOpen ? (
          <button type="button" onClick={props.onOpen}>
            {props.value}
          </button>
        ) : (
          props.value
        )}
      </dd>
      {props.note && <dd className={styles.soft}>{props.note}</dd>}
      {props.before && <dd className={styles.soft}>{t('heat.then', { value: props.before })}</dd>}
    </div>
  )
}

/** The classes of devices with their shares; one press looks at one of them alone, another at all again. */
function Devices({ heat, draft, change }: HeatProps) {
  const t = useTranslate(heatSentences)
  const { formats } = useLocale()
  const all = heat.devices.reduce((sum, { visits }) => sum + visits, 0)
  if (all === 0 || !change) return null
  return (
    <fieldset className={styles.devices} aria-label={t('heat.devices')}>
      {heat.devices
        .filter(({ visits }) => visits > 0)
        .map(({ device, visits }) => (
          <Chip
            key={device}
            pressed={draft.device === device}
            onClick={() => change({ device: draft.device === device ? 'all' : device })}
          >
            {t('heat.device.share', {
              device: t(`heat.device.${device}`),
              share: formats.percent(visits / all),
            })}
          </Chip>
        ))}
    </fieldset>
  )
}
