import { catalog } from '../../../platform/i18n/translate.ts'
import { momentsAr } from './strings.ar.ts'
import { momentsEn } from './strings.en.ts'

export const momentsSentences = catalog({ en: momentsEn, ar: momentsAr })
