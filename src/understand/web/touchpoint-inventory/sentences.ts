import { catalog } from '../../../platform/i18n/translate.ts'
import { inventoryAr } from './strings.ar.ts'
import { inventoryEn } from './strings.en.ts'

export const inventorySentences = catalog({ en: inventoryEn, ar: inventoryAr })
