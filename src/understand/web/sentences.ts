import { catalog } from '../../platform/i18n/translate.ts'
import { flowAr } from './strings.ar.ts'
import { flowEn } from './strings.en.ts'

export const flowSentences = catalog({ en: flowEn, ar: flowAr })
