import { catalog } from '../../../../platform/i18n/translate.ts'
import { meaningAr } from './strings.ar.ts'
import { meaningEn } from './strings.en.ts'

export const meaningSentences = catalog({ en: meaningEn, ar: meaningAr })
