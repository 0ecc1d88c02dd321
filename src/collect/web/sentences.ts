import { catalog } from '../../platform/i18n/translate.ts'
import { collectAr } from './strings.ar.ts'
import { collectEn } from './strings.en.ts'

export const collectSentences = catalog({ en: collectEn, ar: collectAr })
