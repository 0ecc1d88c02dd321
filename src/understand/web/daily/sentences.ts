import { catalog } from '../../../platform/i18n/translate.ts'
import { dailyAr } from './strings.ar.ts'
import { dailyEn } from './strings.en.ts'

export const dailySentences = catalog({ en: dailyEn, ar: dailyAr })
