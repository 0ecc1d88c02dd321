import { catalog } from '../../../platform/i18n/translate.ts'
import { lifecycleAr } from './strings.ar.ts'
import { lifecycleEn } from './strings.en.ts'

export const lifecycleSentences = catalog({ en: lifecycleEn, ar: lifecycleAr })
