import { catalog } from '../platform/i18n/translate.ts'
import { shellAr } from './strings.ar.ts'
import { shellEn } from './strings.en.ts'

export const shellSentences = catalog({ en: shellEn, ar: shellAr })
