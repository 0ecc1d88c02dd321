import { catalog } from '../../../platform/i18n/translate.ts'
import { effortAr } from './strings.ar.ts'
import { effortEn } from './strings.en.ts'

export const effortSentences = catalog({ en: effortEn, ar: effortAr })
