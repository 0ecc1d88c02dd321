import type { ConnectionField } from '../model-connection.ts'

const renewal = {
  en: 'Only for renewing the token by itself when it runs out.',
  ar: 'لتجديد الرمز تلقائيًا عند انتهائه فقط.',
}

/** The form of what `renewable` holds beside the token. */
export const renewalFields: readonly ConnectionField[] = [
  {
    name: 'refreshToken',
    kind: 'text',
    isSecret: true,
    isOptional: true,
    label: { en: 'Refresh token', ar: 'رمز التجديد (refresh token)' },
    help: renewal,
  },
  {
    name: 'clientId',
    kind: 'text',
    isSecret: true,
    isOptional: true,
    label: { en: 'Client id', ar: 'معرّف التطبيق (client id)' },
    help: renewal,
  },
  {
    name: 'clientSecret',
    kind: 'text',
    isSecret: true,
    isOptional: true,
    label: { en: 'Client secret', ar: 'سرّ التطبيق (client secret)' },
    help: renewal,
  },
]

/** Where an API can be asked at another address: a test installation of the maker. */
export const baseField = (address: string): ConnectionField => ({
  name: 'base',
  kind: 'url',
  isOptional: true,
  initial: address,
  label: { en: 'Address of the API', ar: 'عنوان الواجهة البرمجية' },
  help: { en: 'Leave it as it is.', ar: 'يُترك كما هو.' },
})
