import { catalog } from '../../../platform/i18n/translate.ts'
import { whatChangedAr } from './strings.ar.ts'
import { whatChangedEn } from './strings.en.ts'

export const whatChangedSentences = catalog({ en: whatChangedEn, ar: whatChangedAr })
