import { catalog } from '../../../platform/i18n/translate.ts'
import { retentionAr } from './strings.ar.ts'
import { retentionEn } from './strings.en.ts'

export const retentionSentences = catalog({ en: retentionEn, ar: retentionAr })
