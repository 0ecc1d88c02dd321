import { catalog } from '../../../platform/i18n/translate.ts'
import { abandonmentAr } from './strings.ar.ts'
import { abandonmentEn } from './strings.en.ts'

export const abandonmentSentences = catalog({ en: abandonmentEn, ar: abandonmentAr })
