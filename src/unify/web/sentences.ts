import { catalog } from '../../platform/i18n/translate.ts'
import { peopleAr } from './strings.ar.ts'
import { peopleEn } from './strings.en.ts'

export const peopleSentences = catalog({ en: peopleEn, ar: peopleAr })
