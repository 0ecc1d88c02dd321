import { catalog } from '../../../platform/i18n/translate.ts'
import { circumstancesAr } from './strings.ar.ts'
import { circumstancesEn } from './strings.en.ts'

export const circumstancesSentences = catalog({ en: circumstancesEn, ar: circumstancesAr })
