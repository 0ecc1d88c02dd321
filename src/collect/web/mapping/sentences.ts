import { catalog } from '../../../platform/i18n/translate.ts'
import { mappingAr } from './strings.ar.ts'
import { mappingEn } from './strings.en.ts'

export const mappingSentences = catalog({ en: mappingEn, ar: mappingAr })
