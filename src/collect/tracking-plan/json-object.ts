import { z } from 'zod'

export type JsonObject = Readonly<Record<string, unknown>>

const object = z.record(z.string(), z.unknown())

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object in a JSON text that was made here; empty where it is none. */
export function parseObject(text: string): JsonObject {
  const parsed = object.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : {}
}
