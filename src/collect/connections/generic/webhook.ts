import { z } from 'zod'
import { parseJson } from '../../adapters/read-values.ts'
import { defineConnector } from '../connector.ts'
import { isSame, isSigned } from '../signature.ts'
import { applyMapping } from './apply-mapping.ts'
import { savedMapping } from './model-mapping.ts'

export const webhookSettings = z.object({
  proof: z.enum(['none', 'hmac', 'token']).default('none'),
  header: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]{1,100}$/)
    .default('x-signature'),
  algorithm: z.enum(['sha1', 'sha256', 'sha512']).default('sha256'),
  encoding: z.enum(['hex', 'base64']).default('hex'),
  /** Every version that was saved, oldest first; the last one counts. */
  versions: z.array(savedMapping).max(100).default([]),
})
type Settings = z.infer<typeof webhookSettings>
const secrets = z.object({ secret: z.string().min(1).optional() })
type Secrets = z.infer<typeof secrets>

/** Anything that can call an address with JSON: what its fields mean is chosen on a screen. */
export const webhook = defineConnector<Settings, Secrets, null>({
  kind: 'webhook',
  group: 'webhook',
  title: { en: 'Webhook', ar: 'Webhook' },
  about: {
    en: 'Any system that can send JSON to an address. The first call is caught and shown; you choose what its fields mean, and what came before is read with it.',
    ar: 'أي نظام يستطيع إرسال JSON إلى عنوان. يُلتقط أول طلب ويُعرض، ثم يُختار معنى حقوله، ويُقرأ به ما وصل قبل ذلك.',
  },
  settings: webhookSettings,
  secrets,
  maps: true,
  fields: [
    {
      name: 'proof',
      kind: 'choice',
      initial: 'none',
      isOptional: true,
      label: { en: 'How the sender proves itself', ar: 'كيف يثبت المرسل هويته' },
      choices: [
        { value: 'none', label: { en: 'By knowing the address', ar: 'بمعرفته العنوان' } },
        { value: 'token', label: { en: 'By a token in a header', ar: 'برمز في ترويسة' } },
        { value: 'hmac', label: { en: 'By a signature (HMAC) in a header', ar: 'بتوقيع (HMAC) في ترويسة' } },
      ],
    },
    {
      name: 'header',
      kind: 'text',
      initial: 'x-signature',
      isOptional: true,
      label: { en: 'Header', ar: 'الترويسة' },
      help: { en: 'Where the token or the signature stands.', ar: 'حيث يقع الرمز أو التوقيع.' },
    },
    {
      name: 'algorithm',
      kind: 'choice',
      initial: 'sha256',
      isOptional: true,
      label: { en: 'Algorithm of the signature', ar: 'خوارزمية التوقيع' },
      choices: ['sha256', 'sha1', 'sha512'].map(value => ({ value, label: { en: value, ar: value } })),
    },
    {
      name: 'encoding',
      kind: 'choice',
      initial: 'hex',
      isOptional: true,
      label: { en: 'How the signature is written', ar: 'صيغة كتابة التوقيع' },
      choices: ['hex', 'base64'].map(value => ({ value, label: { en: value, ar: value } })),
    },
    {
      name: 'secret',
      kind: 'text',
      isSecret: true,
      isOptional: true,
      label: { en: 'Token or secret', ar: 'الرمز أو السرّ' },
    },
  ],
  hookSteps: [
    {
      en: 'Copy the address and enter it where the other system asks for a webhook. It sends JSON with POST.',
      ar: 'يُنسخ العنوان ويُدخل حيث يطلب النظام الآخر عنوان Webhook. يرسل JSON بطريقة POST.',
    },
    {
      en: 'Send one call, or paste a sample below.',
      ar: 'يُرسل طلب واحد، أو يُلصق مثال أدناه.',
    },
  ],
  becomes: [],
  hook: {
    verify(
      { headers, bytes },
      { settings: { proof, header, algorithm, encoding }, secrets: { secret = '' } },
    ) {
      const given = headers.get(header)
      if (proof === 'none') return true
      if (proof === 'token') return isSame(given?.replace(/^bearer\s+/i, '') ?? '', secret)
      return isSigned({ algorithm, encoding, secret, bytes, given })
    },
    read({ bytes }, { settings: { versions }, source }) {
      const text = bytes.toString('utf8')
      const payload = parseJson(text)
      if (typeof payload !== 'object' || payload === null) return null
      const saved = versions.at(-1)
      if (saved === undefined)
        return { messages: [], unread: [{ text, detail: '', reason: 'mapping-missing' }] }
      return applyMapping(text, payload, saved.mapping, `webhook:${source}`)
    },
  },
})
