import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi, useWorkspace } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Buttons, Failed, FormStack, Note } from '../../platform/ui/Form.tsx'
import { Answer, useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import { type WorkspaceView, workspaceView } from '../model.ts'
import { RegionFields } from './RegionFields.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'
import { governSentences } from './sentences.ts'

/** Name, country, zone, currency, week, digits and calendar of the workspace. */
export function WorkspaceScreen() {
  const t = useTranslate(governSentences)
  const api = useApi()
  const settings = useQuery({
    queryKey: [api.base, 'settings'],
    queryFn: ({ signal }) => api.get('/settings', workspaceView, { signal }),
  })
  return (
    <SettingsPage here="workspace" meta={t('workspace.meta')}>
      <Answer query={settings}>{found => <SettingsForm key={JSON.stringify(found)} saved={found} />}</Answer>
    </SettingsPage>
  )
}

function SettingsForm({ saved }: { saved: WorkspaceView }) {
  const t = useTranslate(governSentences)
  const api = useApi()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  const isOwner = useWorkspace().role === 'owner'
  const [draft, setDraft] = useState(saved)
  const save = useMutation({
    mutationFn: ({ id: _, offsets: __, ...change }: WorkspaceView) =>
      api.patch('/settings', change, workspaceView),
    onSuccess: async changed => {
      cache.setQueryData([api.base, 'settings'], changed)
      showDone(t('settings.saved'))
      // The whole app formats by these settings, and the shell reads them with who is signed in.
      await cache.invalidateQueries({ queryKey: ['me'] })
    },
  })
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved)
  return (
    <Card>
      <form
        onSubmit={event => {
          event.preventDefault()
          save.mutate(draft)
        }}
      >
        <fieldset className={styles.fieldset} disabled={!isOwner}>
          <FormStack>
            <RegionFields value={draft} onChange={change => setDraft({ ...draft, ...change })} />
            {save.error && <Failed>{sentence(save.error)}</Failed>}
            {isOwner ? (
              <Buttons>
                {isChanged && (
                  <Button variant="default" onClick={() => setDraft(saved)}>
                    {t('settings.cancel')}
                  </Button>
                )}
                <Button type="submit" disabled={!isChanged} loading={save.isPending}>
                  {t('settings.save')}
                </Button>
              </Buttons>
            ) : (
              <Note>{t('settings.ownersOnly')}</Note>
            )}
          </FormStack>
        </fieldset>
      </form>
    </Card>
  )
}
