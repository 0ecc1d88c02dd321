import { catalog } from '../../platform/i18n/translate.ts'
import { galleryAr } from './strings.ar.ts'
import { galleryEn } from './strings.en.ts'

export const gallerySentences = catalog({ en: galleryEn, ar: galleryAr })
