import { IconCheck, IconEye, IconHammer, type IconProps, IconTool } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Verdict } from '../../model-touchpoint-inventory.ts'

export const verdictIcons: Readonly<Record<Verdict, ComponentType<IconProps>>> = {
  rebuild: IconHammer,
  repair: IconTool,
  watch: IconEye,
  keep: IconCheck,
}

export const verdictColours: Readonly<Record<Verdict, string>> = {
  rebuild: 'var(--r-clay)',
  repair: 'var(--r-saffron)',
  watch: 'var(--r-faint)',
  keep: 'var(--r-mint)',
}
