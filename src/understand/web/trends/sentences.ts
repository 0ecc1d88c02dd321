import { catalog } from '../../../platform/i18n/translate.ts'
import { trendsAr } from './strings.ar.ts'
import { trendsEn } from './strings.en.ts'

export const trendsSentences = catalog({ en: trendsEn, ar: trendsAr })
