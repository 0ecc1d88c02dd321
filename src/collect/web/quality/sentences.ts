import { catalog } from '../../../platform/i18n/translate.ts'
import { trustAr } from './strings.ar.ts'
import { trustEn } from './strings.en.ts'

export const trustSentences = catalog({ en: trustEn, ar: trustAr })
