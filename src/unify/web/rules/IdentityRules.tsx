import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useWorkspace } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Buttons, Failed, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { Answer, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { IdentityRules as Rules } from '../../model.ts'
import { BlockedCard } from './BlockedCard.tsx'
import { Effect } from './Effect.tsx'
import { FormerRules } from './FormerRules.tsx'
import { KindsCard } from './KindsCard.tsx'
import { isSameRules } from './prepare-rules.ts'
import { RefusedCard } from './RefusedCard.tsx'
import styles from './Rules.module.css'
import { StatusCard } from './StatusCard.tsx'
import { rulesSentences } from './sentences.ts'
import { useRules, useRulesPreview, useSaveRules } from './use-rules.ts'

/** Who is who: where it stands, the rules, and why links were refused. Owners change the rules, others read them. */
export function IdentityRules() {
  const t = useTranslate(rulesSentences)
  const rules = useRules()
  return (
    <>
      <Section title={t('status.title')}>
        <StatusCard />
      </Section>
      <Answer query={rules}>{saved => <RulesForm key={JSON.stringify(saved)} saved={saved} />}</Answer>
      <Section title={t('refused.title')}>
        <RefusedCard />
      </Section>
    </>
  )
}

function RulesForm({ saved }: { saved: Rules }) {
  const t = useTranslate(rulesSentences)
  const isOwner = useWorkspace().role === 'owner'
  const [draft, setDraft] = useState(saved)
  const top = useRef<HTMLDivElement>(null)
  const isChanged = !isSameRules(draft, saved)
  return (
    <div ref={top}>
      <Section title={t('rules.kinds')}>
        <FormStack>
          <Note>{t('rules.kinds.about')}</Note>
          {!isOwner && <Note>{t('rules.ownersOnly')}</Note>}
          <KindsCard rules={draft} mayEdit={isOwner} onChange={setDraft} />
        </FormStack>
      </Section>
      <Section title={t('rules.blocked')}>
        <BlockedCard rules={draft} mayEdit={isOwner} onChange={setDraft} />
      </Section>
      {isChanged && <Decision draft={draft} onDiscard={() => setDraft(saved)} />}
      {isOwner && (
        <Section title={t('rules.former')}>
          <FormerRules
            onBack={rules => {
              setDraft(rules)
              top.current?.scrollIntoView({ block: 'start' })
            }}
          />
        </Section>
      )}
    </div>
  )
}

/** Nothing is saved before its effect was seen: the button to save belongs to the preview of this very draft. */
function Decision({ draft, onDiscard }: { draft: Rules; onDiscard(): void }) {
  const t = useTranslate(rulesSentences)
  const sentence = useErrorSentence()
  const preview = useRulesPreview()
  const save = useSaveRules()
  const seen = preview.data && isSameRules(preview.data.rules, draft) ? preview.data.effect : null
  const error = save.error ?? preview.error
  // This form is made anew with the rules that were saved, and would not hear of its own success.
  const keep = () =>
    save.mutateAsync(draft).then(
      () => showDone(t('rules.saved')),
      () => undefined,
    )
  return (
    <section className={styles.decision} aria-label={t('rules.effect')}>
      <Card>
        <FormStack>
          {seen === null ? <Note>{t('rules.changed')}</Note> : <Effect effect={seen} />}
          {error && <Failed>{sentence(error)}</Failed>}
          <div className={styles.actions}>
            <Buttons>
              <Button variant="default" onClick={onDiscard}>
                {t('rules.discard')}
              </Button>
              {seen === null ? (
                <Button loading={preview.isPending} onClick={() => preview.mutate(draft)}>
                  {t('rules.preview')}
                </Button>
              ) : (
                <Button loading={save.isPending} onClick={() => void keep()}>
                  {t('rules.save')}
                </Button>
              )}
            </Buttons>
          </div>
        </FormStack>
      </Card>
    </section>
  )
}
