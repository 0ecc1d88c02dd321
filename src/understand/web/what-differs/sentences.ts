import { catalog } from '../../../platform/i18n/translate.ts'
import { differsAr } from './strings.ar.ts'
import { differsEn } from './strings.en.ts'

export const differsSentences = catalog({ en: differsEn, ar: differsAr })
