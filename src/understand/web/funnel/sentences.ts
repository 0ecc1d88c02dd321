import { catalog } from '../../../platform/i18n/translate.ts'
import { funnelAr } from './strings.ar.ts'
import { funnelEn } from './strings.en.ts'

export const funnelSentences = catalog({ en: funnelEn, ar: funnelAr })
