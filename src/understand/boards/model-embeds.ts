import { z } from 'zod'
import { boardLimits, shownTileSchema, words } from './model-boards.ts'
import { mailedThing, mailLanguages } from './model-mails.ts'

/** A site that may show it in a frame: scheme and host, as `frame-ancestors` takes them. */
export const siteSchema = z
  .string()
  .max(300)
  .transform(text => text.trim().toLowerCase().replace(/\/+$/, ''))
  .pipe(z.string().regex(/^https?:\/\/(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:\d{1,5})?$/, 'https://example.com'))

export const embedBody = z.object({
  of: mailedThing,
  name: words(200).default(''),
  /** None: it can be opened, and stands in no frame. */
  sites: z.array(siteSchema).max(boardLimits.sites).default([]),
  language: z.enum(mailLanguages),
  theme: z.enum(['light', 'dark', 'auto']).default('auto'),
  /** Days until it ends by itself; null: until somebody ends it. */
  days: z.number().int().min(1).max(3_650).nullable().default(90),
})
export type EmbedBody = z.infer<typeof embedBody>

export const embedSchema = z.object({
  id: z.number(),
  of: mailedThing,
  name: z.string(),
  sites: z.array(z.string()),
  language: z.enum(mailLanguages),
  theme: z.enum(['light', 'dark', 'auto']),
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
  createdBy: z.string(),
  opened: z.number(),
  lastOpenedAt: z.number().nullable(),
})
export type Embed = z.infer<typeof embedSchema>
export const embedListSchema = z.object({ embeds: z.array(embedSchema) })
/** The path is told once. */
export const newEmbedSchema = z.object({ embed: embedSchema, path: z.string() })

/** What is shown of a tile: kept with the link, so that it stays what was shared. */
export const frozenTile = z.object({
  id: z.string(),
  width: z.number(),
  height: z.number(),
  text: z.string().nullable(),
  shown: shownTileSchema.nullable(),
})
export const frozenSchema = z.object({ title: z.string(), tiles: z.array(frozenTile) })
export type Frozen = z.infer<typeof frozenSchema>

/** All that a reader without an account is told, beside the answers. */
export const openedEmbed = frozenSchema.extend({
  language: z.enum(mailLanguages),
  theme: z.enum(['light', 'dark', 'auto']),
  region: z.object({
    country: z.string(),
    zone: z.string(),
    offsets: z.array(z.object({ from: z.number(), offsetMs: z.number() })),
    currency: z.string(),
    digits: z.enum(['latn', 'arab']),
    calendar: z.enum(['gregory', 'islamic-umalqura']),
    weekStart: z.number(),
    weekend: z.array(z.number()),
  }),
  names: z.array(z.object({ kind: z.string(), raw: z.string(), language: z.string(), name: z.string() })),
})
export type OpenedEmbed = z.infer<typeof openedEmbed>
