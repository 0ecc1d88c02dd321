import { catalog } from '../../../platform/i18n/translate.ts'
import { segmentsAr } from './strings.ar.ts'
import { segmentsEn } from './strings.en.ts'

export const segmentSentences = catalog({ en: segmentsEn, ar: segmentsAr })
