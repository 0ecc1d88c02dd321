import { catalog } from '../../platform/i18n/translate.ts'
import { governAr } from './strings.ar.ts'
import { governEn } from './strings.en.ts'

export const governSentences = catalog({ en: governEn, ar: governAr })
