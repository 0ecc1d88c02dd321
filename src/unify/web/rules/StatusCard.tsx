import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Note } from '../../../platform/ui/Form.tsx'
import { Since } from '../../../platform/ui/Since.tsx'
import { Stat } from '../../../platform/ui/Stat.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import type { IdentityStatus } from '../../model.ts'
import styles from './Rules.module.css'
import { rulesSentences } from './sentences.ts'
import { useIdentityStatus, useSurvey } from './use-rules.ts'

/** What identity holds, whether it has caught up, and what is still being computed. */
export function StatusCard() {
  const status = useIdentityStatus()
  return (
    <Answer query={status}>
      {found => (
        <Card>
          <Numbers status={found} />
          <Standing status={found} />
        </Card>
      )}
    </Answer>
  )
}

function Numbers({ status }: { status: IdentityStatus }) {
  const t = useTranslate(rulesSentences)
  const formats = useFormats()
  const survey = useSurvey().data
  const refused = survey?.refused.reduce((sum, { links }) => sum + links, survey.blockedTraces)
  const isPart = survey !== undefined && survey.looked < survey.sets
  return (
    <>
      <div className={styles.stats}>
        <Stat label={t('status.identifiers')} value={formats.number(status.identifiers)} />
        <Stat label={t('status.singles')} value={formats.number(status.singles)} />
        <Stat label={t('status.traces')} value={formats.number(status.traces)} />
        <Stat label={t('status.links')} value={survey ? formats.number(survey.links) : '…'} />
        <Stat label={t('status.refused')} value={refused === undefined ? '…' : formats.number(refused)} />
      </div>
      {isPart && <Note>{t('status.part', { looked: survey.looked, sets: survey.sets })}</Note>}
    </>
  )
}

function Standing({ status }: { status: IdentityStatus }) {
  const t = useTranslate(rulesSentences)
  const isBehind = status.isBehind || !status.isLoaded || status.largeSets.length > 0
  return (
    <div className={styles.standing}>
      <Tag tone={isBehind ? 'attention' : 'good'}>{t(isBehind ? 'status.behind' : 'status.current')}</Tag>
      <span className={styles.quiet}>
        {status.foldedAt === null
          ? t('status.folded.never')
          : t.rich('status.folded', { when: { node: <Since at={status.foldedAt} /> } })}
      </span>
      {status.largeSets.map(({ identifiers, since }) => (
        <p key={`${identifiers} ${since}`} className={styles.large}>
          {t('status.large')}
          {': '}
          {t.rich('status.large.one', { n: identifiers, when: { node: <Since at={since} /> } })}
        </p>
      ))}
    </div>
  )
}
