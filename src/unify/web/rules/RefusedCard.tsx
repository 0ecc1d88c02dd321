import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Note } from '../../../platform/ui/Form.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import { identifierValue } from '../../model.ts'
import type { Survey } from '../../model-people.ts'
import { Identifier, useKindName } from '../Identifier.tsx'
import styles from './Rules.module.css'
import { rulesSentences } from './sentences.ts'
import { useSurvey } from './use-rules.ts'

/** Why links were refused, the most frequent reason first, each with examples that lead to the people. */
export function RefusedCard() {
  const t = useTranslate(rulesSentences)
  const survey = useSurvey()
  return (
    <Answer
      query={survey}
      isEmpty={found => found.refused.length === 0 && found.blocked.length === 0}
      empty={
        <Card>
          <Note>{t('refused.none')}</Note>
        </Card>
      }
    >
      {found => (
        <Card padding="none">
          <RowList>
            {found.refused.map(entry => (
              <Reason key={JSON.stringify(entry.why)} entry={entry} />
            ))}
            {found.blocked.map(({ identifier, traces }) => (
              <Row
                key={identifier}
                title={<Identifier identifier={identifier} />}
                facts={t('refused.blocked', { n: traces })}
              />
            ))}
          </RowList>
        </Card>
      )}
    </Answer>
  )
}

function Reason({ entry }: { entry: Survey['refused'][number] }) {
  const t = useTranslate(rulesSentences)
  const reason = useReason()
  return (
    <Row
      title={reason(entry.why)}
      facts={entry.examples.map(({ a, b }) => (
        <AppLink key={`${a} ${b}`} to={`/people/${encodeURIComponent(a)}`} className={styles.example}>
          {t('refused.and', { a: identifierValue(a), b: identifierValue(b) })}
        </AppLink>
      ))}
    >
      <span className={styles.quiet}>{t('refused.links', { n: entry.links })}</span>
    </Row>
  )
}

function useReason(): (why: Survey['refused'][number]['why']) => string {
  const t = useTranslate(rulesSentences)
  const kindName = useKindName()
  return why => {
    if (why.reason === 'cut') return t('refused.cut')
    const values = { n: why.most, kind: kindName(why.kind) }
    return why.days === null ? t('refused.limit', values) : t('refused.window', { ...values, days: why.days })
  }
}
