import { Button } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'
import { unreachable } from '../../platform/errors.ts'
import { useMayEdit } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { type DecisionView, identifierValue, type RefusedLink } from '../model.ts'
import type { PersonPage } from '../model-people.ts'
import { Identifier, useKindName } from './Identifier.tsx'
import styles from './PersonScreen.module.css'
import { Fold } from './person/Fold.tsx'
import { growTree, type TreeNode } from './prepare-identity.ts'
import { peopleSentences } from './sentences.ts'
import { useActor } from './use-actor.ts'

interface IdentityPanelProps {
  readonly person: PersonPage
  onWhy(identifier: string): void
  onUndo(decision: number): void
}

/** Who this is: the identifiers as they were joined, what was refused, and what colleagues decided. */
export function IdentityPanel({ person, onWhy, onUndo }: IdentityPanelProps) {
  const t = useTranslate(peopleSentences)
  const counted = person.facts.filter(fact => fact.isCounted).map(fact => fact.identifier)
  const blocked = person.facts.filter(fact => !fact.isCounted && isBlocked(person, fact.identifier))
  const first = person.handle
  const nodes = growTree(person.links, [first, ...counted.filter(identifier => identifier !== first)])
  const hidden = person.identifierCount - counted.length
  return (
    <Fold title={t('person.identity')}>
      <p className={styles.about}>
        {person.identifierCount === 1
          ? t('person.identity.alone')
          : t('person.identity.about', { n: person.identifierCount })}
      </p>
      {person.identifierCount > 1 && (
        <Button variant="default" size="compact-md" onClick={() => onWhy(person.handle)}>
          {t('person.why')}
        </Button>
      )}
      <ul className={styles.tree}>
        {nodes.map(node => (
          <Branch key={node.identifier} node={node} person={person} onWhy={onWhy} />
        ))}
      </ul>
      {hidden > 0 && <p className={styles.about}>{t('person.identity.hidden', { n: hidden })}</p>}
      {blocked.length > 0 && (
        <Part title={t('person.blocked')} about={t('person.blocked.about')}>
          {blocked.map(fact => (
            <li key={fact.identifier} className={styles.entry}>
              <Identifier identifier={fact.identifier} isQuiet />
            </li>
          ))}
        </Part>
      )}
      <Refusals refused={person.refused} />
      <Decisions decisions={person.decisions} onUndo={onUndo} />
    </Fold>
  )
}

/** A value of an event that is neither theirs nor somebody's whom a limit kept apart. */
function isBlocked(person: PersonPage, identifier: string): boolean {
  return !person.refused.some(link => link.a === identifier || link.b === identifier)
}

function Branch(props: { node: TreeNode; person: PersonPage; onWhy(identifier: string): void }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const { node, person } = props
  const fact = person.facts.find(known => known.identifier === node.identifier)
  const depth: CSSProperties & Record<'--depth' | '--above', number> = {
    '--depth': Math.min(node.depth, 5),
    '--above': node.above,
  }
  const isFirst = node.identifier === person.handle
  return (
    <li
      className={styles.branch}
      style={depth}
      data-linked={node.step !== null}
      data-first-child={node.isFirstChild}
      data-hand={node.step !== null && node.step.link.decision !== null}
    >
      <button
        type="button"
        className={styles.node}
        data-first={isFirst}
        onClick={() => props.onWhy(node.identifier)}
      >
        <Identifier identifier={node.identifier} />
        <span className={styles.nodeFacts}>
          {fact?.firstTime == null || fact.lastTime === null
            ? t('person.facts.events', { n: 0 })
            : `${t('person.facts.events', { n: fact.events })} · ${formats.dateRange(fact.firstTime, fact.lastTime)}`}
        </span>
      </button>
    </li>
  )
}

function Part(props: { title: string; about?: string; children: ReactNode }) {
  return (
    <>
      <h3 className={styles.subTitle}>{props.title}</h3>
      {props.about !== undefined && <p className={styles.about}>{props.about}</p>}
      <ul className={styles.list}>{props.children}</ul>
    </>
  )
}

function Refusals({ refused }: { refused: readonly RefusedLink[] }) {
  const t = useTranslate(peopleSentences)
  const reason = useRefusalSentence()
  const shown = refused.slice(0, 20)
  if (shown.length === 0) return null
  return (
    <Part title={t('person.refused')}>
      {shown.map(link => (
        <li key={`${link.a} ${link.b}`} className={styles.entry}>
          <Identifier identifier={link.a} />
          <Identifier identifier={link.b} />
          <span className={styles.quiet}>{reason(link)}</span>
        </li>
      ))}
    </Part>
  )
}

function useRefusalSentence(): (link: RefusedLink) => string {
  const t = useTranslate(peopleSentences)
  const kindName = useKindName()
  return ({ refusal }) => {
    switch (refusal.reason) {
      case 'blocked':
        return t('person.refused.blocked', { value: identifierValue(refusal.identifier) })
      case 'cut':
        return t('person.refused.cut', { a: identifierValue(refusal.a), b: identifierValue(refusal.b) })
      case 'limit': {
        const values = { most: refusal.most, kind: kindName(refusal.kind) }
        return refusal.days === null
          ? t('person.refused.limit', values)
          : t('person.refused.window', { ...values, days: refusal.days })
      }
      default:
        return unreachable(refusal)
    }
  }
}

function Decisions({ decisions, onUndo }: { decisions: readonly DecisionView[]; onUndo(id: number): void }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const actor = useActor()
  const mayEdit = useMayEdit()
  if (decisions.length === 0) return null
  return (
    <Part title={t('person.decisions')}>
      {decisions.map(decision => (
        <li key={decision.id} className={styles.entry} data-undone={decision.undoneAt !== null}>
          <span>
            {t(`person.decision.${decision.kind}`, {
              by: actor(decision.by),
              a: identifierValue(decision.a),
              b: identifierValue(decision.b),
            })}
          </span>
          <span className={styles.quiet}>{formats.dateTime(decision.at)}</span>
          {decision.note !== '' && (
            <span className={styles.quiet} dir="auto">
              {decision.note}
            </span>
          )}
          {decision.undoneAt !== null ? (
            <span className={styles.quiet}>
              {t('person.decision.undone', {
                by: actor(decision.undoneBy ?? ''),
                at: formats.dateTime(decision.undoneAt),
              })}
            </span>
          ) : (
            mayEdit && (
              <span>
                <Button variant="default" size="compact-sm" onClick={() => onUndo(decision.id)}>
                  {t('person.undo')}
                </Button>
              </span>
            )
          )}
        </li>
      ))}
    </Part>
  )
}
