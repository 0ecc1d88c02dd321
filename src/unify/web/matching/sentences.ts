import { catalog } from '../../../platform/i18n/translate.ts'
import { matchingAr } from './strings.ar.ts'
import { matchingEn } from './strings.en.ts'

export const matchingSentences = catalog({ en: matchingEn, ar: matchingAr })
