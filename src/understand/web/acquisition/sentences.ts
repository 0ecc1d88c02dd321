import { catalog } from '../../../platform/i18n/translate.ts'
import { acquisitionAr } from './strings.ar.ts'
import { acquisitionEn } from './strings.en.ts'

export const acquisitionSentences = catalog({ en: acquisitionEn, ar: acquisitionAr })
