import { catalog } from '../../platform/i18n/translate.ts'
import { mapAr } from './strings.ar.ts'
import { mapEn } from './strings.en.ts'

export const mapSentences = catalog({ en: mapEn, ar: mapAr })
