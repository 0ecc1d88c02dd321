import { Button, TagsInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi, useMayEdit } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Buttons, Failed, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { NumberField } from '../../../platform/ui/fields/NumberField.tsx'
import { SidePanel } from '../../../platform/ui/SidePanel.tsx'
import { Answer, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import { type VisitRules, type VisitRulesAnswer, visitRulesAnswer } from '../../model-channel-groups.ts'
import { ChannelGroupEditor } from './ChannelGroupEditor.tsx'
import { addGroup, moveGroup } from './prepare-rules.ts'
import { acquisitionSentences } from './sentences.ts'

/** How a workspace cuts and names visits: read by everybody, changed by editors. */
export function VisitRulesPanel({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const t = useTranslate(acquisitionSentences)
  const api = useApi()
  const found = useQuery({
    queryKey: [api.base, 'visit-rules'],
    queryFn: ({ signal }) => api.get('/visit-rules', visitRulesAnswer, { signal }),
    enabled: isOpen,
  })
  return (
    <SidePanel title={t('rules.title')} isOpen={isOpen} onClose={onClose} size={560}>
      <Answer query={found} shape="lines" isEmpty={() => false} empty={null}>
        {rules => <RulesForm key={rules.changedAt ?? 0} rules={rules} onClose={onClose} />}
      </Answer>
    </SidePanel>
  )
}

function RulesForm({ rules, onClose }: { rules: VisitRulesAnswer; onClose(): void }) {
  const t = useTranslate(acquisitionSentences)
  const errorSentence = useErrorSentence()
  const mayEdit = useMayEdit()
  const { sessionMinutes, groups, ignoredReferrers } = rules
  const [draft, setDraft] = useState<VisitRules>({ sessionMinutes, groups, ignoredReferrers })
  const change = useChange(onClose)
  const put = (next: VisitRules['groups']) => setDraft({ ...draft, groups: next })
  return (
    <FormStack>
      <Note>{t('rules.about', { unassigned: t('group.Unassigned') })}</Note>
      <Note>{rules.isDefault ? t('rules.usual') : t('rules.changed', { name: rules.changedBy })}</Note>
      <NumberField
        label={t('rules.pause')}
        value={draft.sessionMinutes}
        onChange={minutes => setDraft({ ...draft, sessionMinutes: minutes ?? sessionMinutes })}
      />
      <TagsInput
        label={t('rules.ignored')}
        value={draft.ignoredReferrers}
        disabled={!mayEdit}
        onChange={hosts => setDraft({ ...draft, ignoredReferrers: hosts })}
      />
      <div>
        {draft.groups.map((group, i) => (
          <ChannelGroupEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is what a group is; its name is being written
            key={i}
            group={group}
            mayEdit={mayEdit}
            onChange={next => put(draft.groups.with(i, next))}
            onUp={i > 0 ? () => put(moveGroup(draft.groups, i, i - 1)) : undefined}
            onDown={i < draft.groups.length - 1 ? () => put(moveGroup(draft.groups, i, i + 1)) : undefined}
            onRemove={draft.groups.length > 1 ? () => put(draft.groups.toSpliced(i, 1)) : undefined}
          />
        ))}
      </div>
      {change.isError && <Failed>{errorSentence(change.error)}</Failed>}
      {mayEdit && (
        <Buttons>
          <Button variant="subtle" onClick={() => put(addGroup(draft.groups, t('rules.newGroup')))}>
            {t('rules.addGroup')}
          </Button>
          {!rules.isDefault && (
            <Button variant="default" loading={change.isPending} onClick={() => change.mutate(null)}>
              {t('rules.reset')}
            </Button>
          )}
          <Button loading={change.isPending} onClick={() => change.mutate(draft)}>
            {t('rules.save')}
          </Button>
        </Buttons>
      )}
    </FormStack>
  )
}

/** Null: the usual rules again. Every answer follows the rules, so all are asked anew. */
function useChange(onClose: () => void) {
  const t = useTranslate(acquisitionSentences)
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (rules: VisitRules | null) => {
      if (rules === null) await api.remove('/visit-rules')
      else await api.put('/visit-rules', rules, visitRulesAnswer)
    },
    onSuccess: async () => {
      await client.invalidateQueries()
      showDone(t('rules.saved'))
      onClose()
    },
  })
}
