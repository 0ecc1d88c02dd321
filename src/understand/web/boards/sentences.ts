import { catalog } from '../../../platform/i18n/translate.ts'
import { boardsAr } from './strings.ar.ts'
import { boardsEn } from './strings.en.ts'

export const boardSentences = catalog({ en: boardsEn, ar: boardsAr })
