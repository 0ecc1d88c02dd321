import { catalog } from '../../../platform/i18n/translate.ts'
import { heatAr } from './strings.ar.ts'
import { heatEn } from './strings.en.ts'

export const heatSentences = catalog({ en: heatEn, ar: heatAr })
