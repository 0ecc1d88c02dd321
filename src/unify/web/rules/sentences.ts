import { catalog } from '../../../platform/i18n/translate.ts'
import { rulesAr } from './strings.ar.ts'
import { rulesEn } from './strings.en.ts'

export const rulesSentences = catalog({ en: rulesEn, ar: rulesAr })
