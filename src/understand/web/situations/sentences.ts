import { catalog } from '../../../platform/i18n/translate.ts'
import { situationsAr } from './strings.ar.ts'
import { situationsEn } from './strings.en.ts'

export const situationsSentences = catalog({ en: situationsEn, ar: situationsAr })
