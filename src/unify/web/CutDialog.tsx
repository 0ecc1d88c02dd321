import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { identifierValue } from '../model.ts'
import type { PersonPage } from '../model-people.ts'
import styles from './DecideDialog.module.css'
import { DecideDialog } from './DecideDialog.tsx'
import { peopleSentences } from './sentences.ts'

/** Two identifiers that must never be one person, whatever path of links would join them. */
export function CutDialog(props: { person: PersonPage; first: string; second: string; onClose(): void }) {
  const t = useTranslate(peopleSentences)
  const [a, setA] = useState(props.first)
  const [b, setB] = useState(props.second)
  const options = props.person.facts
    .filter(fact => fact.isCounted)
    .map(fact => ({ value: fact.identifier, label: identifierValue(fact.identifier) }))
  return (
    <DecideDialog kind="cut" proposal={a === b ? null : { kind: 'cut', a, b }} onClose={props.onClose}>
      <div className={styles.ends}>
        <NativeSelect
          label={t('cut.a')}
          data={options}
          value={a}
          dir="ltr"
          onChange={e => setA(e.currentTarget.value)}
        />
        <NativeSelect
          label={t('cut.b')}
          data={options}
          value={b}
          dir="ltr"
          onChange={e => setB(e.currentTarget.value)}
        />
      </div>
    </DecideDialog>
  )
}
