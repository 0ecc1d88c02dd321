import { VisuallyHidden } from '@mantine/core'
import {
  IconAt,
  IconCreditCard,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconFingerprint,
  IconId,
  IconPhone,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { identifierValue, kindOf } from '../model.ts'
import styles from './Identifier.module.css'
import { useRules } from './rules/use-rules.ts'
import { peopleSentences } from './sentences.ts'
import { peopleEn } from './strings.en.ts'

const icons: Readonly<Record<string, ComponentType<IconProps>>> = {
  user_id: IconId,
  email: IconAt,
  phone: IconPhone,
  anonymous_id: IconDeviceDesktop,
  device: IconDeviceMobile,
  device_id: IconDeviceMobile,
  card: IconCreditCard,
  loyalty_card: IconCreditCard,
}

/** The word for a kind of identifier: ours, or what the workspace calls a kind that it added; else its raw name. */
export function useKindName(): (kind: string) => string {
  const t = useTranslate(peopleSentences)
  const { language } = useLocale().settings
  const kinds = useRules().data?.kinds
  return kind => {
    const key = `kind.${kind}`
    if (isKindKey(key)) return t(key)
    const titles = kinds?.find(rule => rule.kind === kind)?.titles
    return (language.startsWith('ar') ? titles?.ar : titles?.en) || titles?.en || titles?.ar || kind
  }
}

function isKindKey(key: string): key is 'kind.user_id' {
  return key in peopleEn
}

export function KindIcon({ kind, size = 16 }: { kind: string; size?: number }) {
  const Icon = icons[kind] ?? IconFingerprint
  return <Icon size={size} stroke={1.7} aria-hidden className={styles.icon} />
}

/** `kind:value` as people read it: the kind as an icon and in the title, the value from left to right. */
export function Identifier({ identifier, isQuiet = false }: { identifier: string; isQuiet?: boolean }) {
  const kindName = useKindName()
  const kind = kindOf(identifier)
  const value = identifierValue(identifier)
  return (
    <span className={styles.identifier} data-quiet={isQuiet} title={`${kindName(kind)} · ${value}`}>
      <KindIcon kind={kind} />
      <VisuallyHidden>{kindName(kind)}</VisuallyHidden>
      <bdi dir="ltr" className={styles.value}>
        {value}
      </bdi>
    </span>
  )
}
