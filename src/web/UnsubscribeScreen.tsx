import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { callApi } from '../platform/http/client.ts'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { Failed, FormStack, Note } from '../platform/ui/Form.tsx'
import { useErrorSentence } from '../platform/ui/states.tsx'
import { AuthFrame } from './AuthFrame.tsx'
import { shellSentences } from './sentences.ts'

/** Where the link of a letter leads. It asks first: mail programs look behind links by themselves. */
export function UnsubscribeScreen() {
  const t = useTranslate(shellSentences)
  const sentence = useErrorSentence()
  const { token = '' }: { token?: string } = useParams({ strict: false })
  const end = useMutation({
    mutationFn: () =>
      callApi({ method: 'POST', path: `/api/board-mails/unsubscribe/${encodeURIComponent(token)}` }),
  })
  return (
    <AuthFrame title={t('unsubscribe.title')}>
      <FormStack>
        <Note>{end.isSuccess ? t('unsubscribe.done') : t('unsubscribe.text')}</Note>
        {end.error && <Failed>{sentence(end.error)}</Failed>}
        {!end.isSuccess && (
          <Button loading={end.isPending} onClick={() => end.mutate()}>
            {t('unsubscribe.action')}
          </Button>
        )}
      </FormStack>
    </AuthFrame>
  )
}
