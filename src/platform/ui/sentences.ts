import { catalog } from '../i18n/translate.ts'
import { kitAr } from './strings.ar.ts'
import { kitEn } from './strings.en.ts'

export const kitSentences = catalog({ en: kitEn, ar: kitAr })
