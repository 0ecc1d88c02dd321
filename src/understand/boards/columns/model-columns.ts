import { catalog } from '../../../platform/i18n/translate.ts'
import { boardColumnsAr } from './strings.ar.ts'
import { boardColumnsEn } from './strings.en.ts'

export const boardColumns = catalog({ en: boardColumnsEn, ar: boardColumnsAr })
