import { Button } from '@mantine/core'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Note } from '../../../platform/ui/Form.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import type { IdentityRules } from '../../model.ts'
import { rulesSentences } from './sentences.ts'
import { useFormerRules } from './use-rules.ts'

/** Rules that held before. Putting them back fills the form: what would change is shown before it is saved. */
export function FormerRules({ onBack }: { onBack(rules: IdentityRules): void }) {
  const t = useTranslate(rulesSentences)
  const formats = useFormats()
  const former = useFormerRules()
  return (
    <Answer
      query={former}
      isEmpty={found => found.former.length === 0}
      empty={
        <Card>
          <Note>{t('rules.former.none')}</Note>
        </Card>
      }
    >
      {found => (
        <Card padding="none">
          <RowList>
            {found.former.map(({ id, until, replacedBy, rules }) => (
              <Row
                key={id}
                title={t('rules.former.until', { at: formats.dateTime(until), who: replacedBy })}
                facts={t('rules.former.line', { kinds: rules.kinds.length, blocked: rules.blocked.length })}
              >
                <Button
                  variant="default"
                  aria-label={t('rules.former.back.for', { at: formats.dateTime(until) })}
                  onClick={() => onBack(rules)}
                >
                  {t('rules.former.back')}
                </Button>
              </Row>
            ))}
          </RowList>
        </Card>
      )}
    </Answer>
  )
}
