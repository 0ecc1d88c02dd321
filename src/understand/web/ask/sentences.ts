import { catalog } from '../../../platform/i18n/translate.ts'
import { askAr } from './strings.ar.ts'
import { askEn } from './strings.en.ts'

export const askSentences = catalog({ en: askEn, ar: askAr })
