import { catalog } from '../../../platform/i18n/translate.ts'
import { attributionAr } from './strings.ar.ts'
import { attributionEn } from './strings.en.ts'

export const attributionSentences = catalog({ en: attributionEn, ar: attributionAr })
