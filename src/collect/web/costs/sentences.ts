import { catalog } from '../../../platform/i18n/translate.ts'
import { costsAr } from './strings.ar.ts'
import { costsEn } from './strings.en.ts'

export const costsSentences = catalog({ en: costsEn, ar: costsAr })
