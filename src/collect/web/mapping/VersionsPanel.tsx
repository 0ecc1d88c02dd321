import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import { type MappingAnswer, noRules, type VersionHead } from '../../mapping/model-mapping.ts'
import styles from './Mapping.module.css'
import { differenceOf, type RuleDifference } from './prepare-diff.ts'
import { mappingSentences } from './sentences.ts'
import { useMappingVersion, useRestoreVersion } from './use-mapping.ts'
import { useRuleSentence } from './use-rule-sentence.ts'

/** Who saved what when, what was different, and the way back. */
export function VersionsPanel({ found }: { found: MappingAnswer }) {
  const t = useTranslate(mappingSentences)
  return (
    <Section title={t('versions.title')}>
      <Card padding="none">
        <RowList>
          {found.versions.map(head => (
            <VersionRow key={head.version} head={head} isCurrent={head.version === found.version} />
          ))}
        </RowList>
      </Card>
    </Section>
  )
}

interface VersionRowProps {
  readonly head: VersionHead
  readonly isCurrent: boolean
}

function VersionRow({ head, isCurrent }: VersionRowProps) {
  const t = useTranslate(mappingSentences)
  const formats = useFormats()
  const mayEdit = useMayEdit()
  const [isOpen, setOpen] = useState(false)
  const at = formats.dateTime(head.at)
  return (
    <Row
      title={
        <>
          {t('version', { n: head.version })} {isCurrent && <Tag tone="good">{t('versions.current')}</Tag>}
        </>
      }
      facts={
        <>
          <span>
            {head.by === '' ? t('versions.by.nobody', { at }) : t('versions.by', { who: head.by, at })}
          </span>
          <span>{t('versions.rules', { n: head.rules })}</span>
          {head.note !== '' && <bdi>{head.note}</bdi>}
        </>
      }
      below={
        <>
          <span className={styles.ruleButtons}>
            <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t(isOpen ? 'versions.hide' : 'versions.show')}
            </Button>
            {mayEdit && !isCurrent && <Restore version={head.version} />}
          </span>
          {isOpen && <Difference version={head.version} />}
        </>
      }
    />
  )
}

function Restore({ version }: { version: number }) {
  const t = useTranslate(mappingSentences)
  const [isOpen, setOpen] = useState(false)
  const restore = useRestoreVersion(version)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('versions.restore')}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={t('versions.restore.title', { n: version })}
          text={t('versions.restore.text')}
          action={t('versions.restore')}
          mutation={restore}
          onClose={() => setOpen(false)}
          onConfirm={() =>
            restore.mutate(undefined, {
              onSuccess: () => {
                showDone(t('versions.restored', { n: version }))
                setOpen(false)
              },
            })
          }
        />
      )}
    </>
  )
}

function Difference({ version }: { version: number }) {
  const t = useTranslate(mappingSentences)
  const now = useMappingVersion(version)
  const before = useMappingVersion(version - 1)
  if (version > 1 && !before.data) return <Answer query={before}>{() => null}</Answer>
  return (
    <Answer query={now}>
      {({ set }) => {
        const { rules, isTablesChanged } = differenceOf(before.data?.set ?? noRules, set)
        return (
          <ul className={styles.lines}>
            {version === 1 && <li className={styles.quiet}>{t('versions.first')}</li>}
            {rules.length === 0 && !isTablesChanged && <li className={styles.quiet}>{t('diff.none')}</li>}
            {rules.map(one => (
              <li key={one.id}>
                <RuleChange change={one} />
              </li>
            ))}
            {isTablesChanged && <li>{t('diff.tables')}</li>}
          </ul>
        )
      }}
    </Answer>
  )
}

function RuleChange({ change: { is, before, after } }: { change: RuleDifference }) {
  const t = useTranslate(mappingSentences)
  const say = useRuleSentence()
  const words = (rule: RuleDifference['before']) =>
    rule === null ? '' : [say.when(rule), ...rule.actions.map(say.action)].join(' ')
  return (
    <>
      <Tag tone="quiet">{t(`diff.${is}`)}</Tag>{' '}
      {before !== null && is !== 'moved' && <del className={styles.gone}>{words(before)}</del>}{' '}
      {after !== null && <ins className={styles.come}>{words(after)}</ins>}
    </>
  )
}
