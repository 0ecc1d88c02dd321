import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { decisionKinds, verdicts } from '../../bots/model-bots.ts'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'
import type { useBotChange } from './use-trust.ts'

/** Says of a source, an agent or a person what it is. */
export function DecisionForm({ change }: { change: ReturnType<typeof useBotChange> }) {
  const t = useTranslate(trustSentences)
  const [kind, setKind] = useState<(typeof decisionKinds)[number]>('person')
  const [value, setValue] = useState('')
  const [verdict, setVerdict] = useState<(typeof verdicts)[number]>('internal')
  return (
    <Card>
      <div className={styles.pair}>
        <NativeSelect
          label={t('bots.kind')}
          value={kind}
          data={decisionKinds.map(one => ({ value: one, label: t(`bots.kind.${one}`) }))}
          onChange={event =>
            setKind(decisionKinds.find(one => one === event.currentTarget.value) ?? 'person')
          }
        />
        <TextInput
          label={t('bots.value')}
          placeholder={kind === 'person' ? 'user_id:42' : ''}
          dir="ltr"
          value={value}
          onChange={event => setValue(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('bots.verdict')}
          value={verdict}
          data={verdicts.map(one => ({ value: one, label: t(`verdict.${one}`) }))}
          onChange={event =>
            setVerdict(verdicts.find(one => one === event.currentTarget.value) ?? 'internal')
          }
        />
        <Button
          variant="default"
          loading={change.isPending}
          disabled={value.trim() === ''}
          onClick={() =>
            change.mutate(
              { kind: 'decide', body: { kind, value: value.trim(), verdict } },
              { onSuccess: () => setValue('') },
            )
          }
        >
          {t('bots.decide')}
        </Button>
      </div>
    </Card>
  )
}
