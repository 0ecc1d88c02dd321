import { line } from 'd3-shape'
import { useMemo } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { identifierValue, kindOf } from '../../model.ts'
import type { PersonPage } from '../../model-people.ts'
import { KindIcon } from '../Identifier.tsx'
import styles from './IdentityGraph.module.css'
import { drawIdentity, nodeSize } from './prepare-graph.ts'
import { profileSentences } from './sentences.ts'

const path = line<{ x: number; y: number }>(
  point => point.x,
  point => point.y,
)

/** The links of a person as a drawing; the words beside it say the same to whoever does not see it. */
export function IdentityGraph(props: { person: PersonPage; from: string; to: string }) {
  const t = useTranslate(profileSentences)
  const { person, from, to } = props
  const graph = useMemo(
    () => drawIdentity(person.links, { from, to }, person.decisions),
    [person.links, person.decisions, from, to],
  )
  const kinds = [...new Set(graph.edges.map(edge => edge.of))]
  if (graph.nodes.length < 2) return null
  return (
    <figure className={styles.figure}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer */}
      <section className={styles.scroll} aria-label={t('graph.label')} tabIndex={0}>
        <div
          className={styles.drawing}
          role="img"
          aria-label={t('graph.label')}
          style={{ inlineSize: graph.width, blockSize: graph.height }}
        >
          <svg width={graph.width} height={graph.height} aria-hidden>
            {graph.edges.map(edge => (
              <path
                key={edge.key}
                className={styles.edge}
                data-of={edge.of}
                data-path={edge.isOnPath}
                d={path([...edge.points]) ?? ''}
              />
            ))}
          </svg>
          {graph.nodes.map(node => (
            <span
              key={node.identifier}
              className={styles.node}
              data-path={node.isOnPath}
              title={node.identifier}
              style={{
                ...{ inlineSize: nodeSize.width, blockSize: nodeSize.height },
                transform: `translate(${node.x - nodeSize.width / 2}px, ${node.y - nodeSize.height / 2}px)`,
              }}
            >
              <KindIcon kind={kindOf(node.identifier)} />
              <bdi dir="ltr">{identifierValue(node.identifier)}</bdi>
            </span>
          ))}
        </div>
      </section>
      <figcaption className={styles.legend}>
        {kinds.map(kind => (
          <span key={kind} className={styles.key}>
            <span className={styles.swatch} data-of={kind} aria-hidden />
            {t(`graph.${kind}`)}
          </span>
        ))}
        {graph.hidden > 0 && <span>{t('graph.more', { n: graph.hidden })}</span>}
      </figcaption>
    </figure>
  )
}
