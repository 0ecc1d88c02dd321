import { catalog } from '../../../platform/i18n/translate.ts'
import { connectionsAr } from './strings.ar.ts'
import { connectionsEn } from './strings.en.ts'

export const connectionSentences = catalog({ en: connectionsEn, ar: connectionsAr })
