import { catalog } from '../../../platform/i18n/translate.ts'
import { accountsAr } from './strings.ar.ts'
import { accountsEn } from './strings.en.ts'

export const accountSentences = catalog({ en: accountsEn, ar: accountsAr })
