import { catalog } from '../../platform/i18n/translate.ts'
import { boardLettersAr } from './strings.ar.ts'
import { boardLettersEn } from './strings.en.ts'

export const boardLetters = catalog({ en: boardLettersEn, ar: boardLettersAr })
