import { z } from 'zod'

/** What Meta's webhooks send, as far as it is read; the rest of each object stays out of the way. */

const id = z.union([z.string(), z.number()]).transform(String)
const text = z.string().optional()

const media = z.looseObject({ id: id.optional(), mime_type: text, caption: text, filename: text }).optional()

export const whatsappMessage = z.looseObject({
  id,
  from: id.optional(),
  to: id.optional(),
  /** Seconds since 1970. */
  timestamp: z.coerce.number(),
  type: z.string(),
  text: z.looseObject({ body: z.string() }).optional(),
  image: media,
  video: media,
  audio: media,
  voice: media,
  document: media,
  sticker: media,
  location: z
    .looseObject({ latitude: z.number(), longitude: z.number(), name: text, address: text })
    .optional(),
  contacts: z.array(z.unknown()).optional(),
  button: z.looseObject({ text, payload: text }).optional(),
  interactive: z
    .looseObject({
      type: text,
      button_reply: z.looseObject({ id: text, title: text }).optional(),
      list_reply: z.looseObject({ id: text, title: text, description: text }).optional(),
      nfm_reply: z.looseObject({ name: text, body: text }).optional(),
    })
    .optional(),
  reaction: z.looseObject({ message_id: text, emoji: text }).optional(),
  order: z.looseObject({ text, product_items: z.array(z.unknown()).optional() }).optional(),
  context: z.looseObject({ id: id.optional() }).optional(),
  referral: z
    .looseObject({ source_type: text, source_id: text, source_url: text, headline: text, ctwa_clid: text })
    .optional(),
})
export type WhatsappMessage = z.infer<typeof whatsappMessage>

export const whatsappStatus = z.looseObject({
  id,
  status: z.string(),
  timestamp: z.coerce.number(),
  recipient_id: id.optional(),
  conversation: z
    .looseObject({ id: id.optional(), origin: z.looseObject({ type: text }).optional() })
    .optional(),
  pricing: z.looseObject({ category: text, billable: z.boolean().optional() }).optional(),
  errors: z
    .array(z.looseObject({ code: z.union([z.number(), z.string()]).optional(), title: text, message: text }))
    .optional(),
})

export const whatsappValue = z.looseObject({
  metadata: z.looseObject({ phone_number_id: id, display_phone_number: text }),
  contacts: z
    .array(z.looseObject({ wa_id: id.optional(), profile: z.looseObject({ name: text }).optional() }))
    .default([]),
  messages: z.array(z.unknown()).default([]),
  message_echoes: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
})

const party = z.looseObject({ id, username: text })

export const messaging = z.looseObject({
  sender: party.optional(),
  recipient: party.optional(),
  /** Milliseconds since 1970. */
  timestamp: z.coerce.number(),
  message: z
    .looseObject({
      mid: z.string(),
      text,
      is_echo: z.boolean().optional(),
      is_deleted: z.boolean().optional(),
      is_unsupported: z.boolean().optional(),
      attachments: z
        .array(z.looseObject({ type: text, payload: z.looseObject({ url: text, title: text }).nullish() }))
        .optional(),
      quick_reply: z.looseObject({ payload: text }).optional(),
      reply_to: z.looseObject({ mid: text, story: z.unknown().optional() }).optional(),
      referral: z.looseObject({ ad_id: id.optional(), ref: text }).optional(),
    })
    .optional(),
  postback: z.looseObject({ mid: text, title: text, payload: text }).optional(),
  reaction: z.looseObject({ mid: text, action: text, reaction: text, emoji: text }).optional(),
  read: z.looseObject({ watermark: z.number().optional(), mid: text }).optional(),
  delivery: z
    .looseObject({ mids: z.array(z.string()).optional(), watermark: z.number().optional() })
    .optional(),
  message_edit: z.looseObject({ mid: z.string(), text }).optional(),
})
export type Messaging = z.infer<typeof messaging>

export const metaPayload = z.looseObject({
  object: z.enum(['whatsapp_business_account', 'page', 'instagram']),
  entry: z.array(
    z.looseObject({
      id,
      changes: z.array(z.looseObject({ field: z.string(), value: z.unknown() })).default([]),
      messaging: z.array(z.unknown()).default([]),
      /** What another app of the page answers: its messages are ours too. */
      standby: z.array(z.unknown()).default([]),
    }),
  ),
})
