import { catalog } from '../../../platform/i18n/translate.ts'
import { frictionAr } from './strings.ar.ts'
import { frictionEn } from './strings.en.ts'

export const frictionSentences = catalog({ en: frictionEn, ar: frictionAr })
