import { catalog } from '../../../platform/i18n/translate.ts'
import { profileAr } from './strings.ar.ts'
import { profileEn } from './strings.en.ts'

export const profileSentences = catalog({ en: profileEn, ar: profileAr })
