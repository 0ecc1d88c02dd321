import { catalog } from '../../platform/i18n/translate.ts'
import { alarmsAr } from './strings.ar.ts'
import { alarmsEn } from './strings.en.ts'

export const alarmSentences = catalog({ en: alarmsEn, ar: alarmsAr })
