import { catalog } from '../../../platform/i18n/translate.ts'
import { traitsAr } from './strings.ar.ts'
import { traitsEn } from './strings.en.ts'

export const traitSentences = catalog({ en: traitsEn, ar: traitsAr })
