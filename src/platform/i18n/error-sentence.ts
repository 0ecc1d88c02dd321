import type { ErrorCode } from '../errors.ts'
import { errorsAr } from './errors.ar.ts'
import { errorsEn } from './errors.en.ts'
import type { LocaleSettings } from './locale.ts'
import { catalog, translator, type Values } from './translate.ts'

const sentences = catalog({ en: errorsEn, ar: errorsAr })

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorsEn, code)
}

/** The sentence of an error code in the reader's language. A code we do not know is an internal error. */
export function errorSentence(settings: LocaleSettings, code: string, values: Values = {}): string {
  return translator(sentences, settings)(isErrorCode(code) ? code : 'internal', values)
}
