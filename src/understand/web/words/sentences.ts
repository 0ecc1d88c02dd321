import { catalog } from '../../../platform/i18n/translate.ts'
import { wordsAr } from './strings.ar.ts'
import { wordsEn } from './strings.en.ts'

export const wordsSentences = catalog({ en: wordsEn, ar: wordsAr })
