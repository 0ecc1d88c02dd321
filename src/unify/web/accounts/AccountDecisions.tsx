import { Button } from '@mantine/core'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../../platform/ui/toasts.ts'
import { type AccountDecision, accountRoles } from '../../accounts/model-accounts.ts'
import { identifierValue } from '../../model.ts'
import person from '../PersonScreen.module.css'
import { Fold } from '../person/Fold.tsx'
import { useActor } from '../use-actor.ts'
import { accountSentences } from './sentences.ts'
import { useUndoAccount } from './use-accounts.ts'

/** What colleagues decided about the account, newest first; each can be undone exactly. */
export function AccountDecisions({ decisions }: { decisions: readonly AccountDecision[] }) {
  const t = useTranslate(accountSentences)
  const formats = useFormats()
  const sentence = useErrorSentence()
  const mayEdit = useMayEdit()
  const actor = useActor()
  const undo = useUndoAccount()
  const words = useDecisionWords()
  if (decisions.length === 0) return null
  return (
    <Fold title={t('account.decisions')}>
      <ul className={person.list}>
        {decisions.map(decision => (
          <li key={decision.id} className={person.entry} data-undone={decision.undoneAt !== null}>
            <span>{words(decision)}</span>
            <span className={person.quiet}>{formats.dateTime(decision.at)}</span>
            {decision.undoneAt !== null ? (
              <span className={person.quiet}>
                {t('account.decision.undone', {
                  by: actor(decision.undoneBy ?? ''),
                  at: formats.dateTime(decision.undoneAt),
                })}
              </span>
            ) : (
              mayEdit && (
                <span>
                  <Button
                    variant="default"
                    size="compact-sm"
                    loading={undo.isPending && undo.variables === decision.id}
                    onClick={() =>
                      undo.mutate(decision.id, {
                        onSuccess: () => showDone(t('account.undone')),
                        onError: error => showFailed(sentence(error)),
                      })
                    }
                  >
                    {t('account.undo')}
                  </Button>
                </span>
              )
            )}
          </li>
        ))}
      </ul>
    </Fold>
  )
}

function useDecisionWords(): (decision: AccountDecision) => string {
  const t = useTranslate(accountSentences)
  return ({ kind, by, value, identifier }) => {
    const who = identifier === null ? '' : identifierValue(identifier)
    if (kind === 'member')
      return value === 'in'
        ? t('account.decision.member.in', { by, who })
        : t('account.decision.member.out', { by, who })
    if (kind === 'role') {
      const role = accountRoles.find(one => one === value)
      return role === undefined
        ? t('account.decision.role.none', { by, who })
        : t('account.decision.role', { by, who, role: t(`role.${role}`) })
    }
    if (kind === 'name') return t('account.decision.name', { by, name: value })
    return value === ''
      ? t('account.decision.parent.none', { by })
      : t('account.decision.parent', { by, parent: value })
  }
}
