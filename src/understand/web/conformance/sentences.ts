import { catalog } from '../../../platform/i18n/translate.ts'
import { conformanceAr } from './strings.ar.ts'
import { conformanceEn } from './strings.en.ts'

export const conformanceSentences = catalog({ en: conformanceEn, ar: conformanceAr })
