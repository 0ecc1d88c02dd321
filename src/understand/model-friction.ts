import { z } from 'zod'
import { shareSchema, touchpointSchema, viewSchema } from './model.ts'

/** In the order in which they are numbered in SQL, from 1. */
export const frictionKinds = [
  'rage-click',
  'dead-click',
  'error',
  'slow-page',
  'failed-search',
  'repeated-contact',
  'unanswered-contact',
  'loop',
  'back-and-forth',
] as const
export type FrictionKind = (typeof frictionKinds)[number]

const names = (...defaults: string[]) => z.array(z.string().min(1).max(500)).max(30).default(defaults)
const least = (low: number, high: number, usual: number) => z.number().min(low).max(high).default(usual)

/** What friction is, all of it editable. */
export const frictionRulesSchema = z.object({
  rageEvents: names('Rage Click'),
  deadEvents: names('Dead Click'),
  /** What went wrong on our side. */
  errorEvents: names(
    'Script Error',
    'Form Error',
    'Payment Failed',
    'Checkout Timed Out',
    'Delivery Attempt Failed',
  ),
  /** Each of these is slow, whatever it says. */
  slowEvents: names('Slow Page Measured'),
  /** Measured pages: slow when they say so, or from so many milliseconds to the largest paint. */
  measuredEvents: names('Page Measured'),
  slowMs: least(100, 120_000, 4_000),
  searchEvents: names('Products Searched'),
  /** Finds nothing when this property is 0. */
  resultsPath: z.string().min(1).max(300).default('results'),
  contactEvents: names('Support Contacted'),
  replyEvents: names('Support Replied'),
  /** What tells which matter a contact is about; a contact that names none is of no known matter. */
  matterPaths: z.array(z.string().min(1).max(300)).max(5).default(['order_id', 'topic']),
  /** So many contacts on one matter within so many days. */
  contactTimes: least(2, 20, 2),
  contactDays: least(1, 366, 14),
  unansweredHours: least(1, 2_000, 24),
  /** So many arrivals at one place within so many minutes, somewhere else between. */
  loopTimes: least(3, 20, 4),
  loopMinutes: least(1, 1_440, 30),
  /** There and back and there and back within so many minutes. */
  backMinutes: least(1, 1_440, 5),
  /** Told on leaving a page: no place that anybody comes to. */
  leaveOut: names('Page Left'),
})
export type FrictionRules = z.infer<typeof frictionRulesSchema>

export const frictionInput = viewSchema.extend({
  kinds: z.array(z.enum(frictionKinds)).max(9).default([]),
  rules: frictionRulesSchema.prefault({}),
  /** What it is to go on; null: to get to any other place. */
  goal: touchpointSchema.nullable().default(null),
  goOnMinutes: z.number().int().min(1).max(43_200).default(30),
  /** At most so many cases are looked at, chosen by their number, which means nothing. */
  most: z.number().int().min(100).max(200_000).default(30_000),
})
export type FrictionInput = z.infer<typeof frictionInput>

export const frictionSchema = z.object({
  frictions: z.array(
    z.object({
      kind: z.enum(frictionKinds),
      /** The path of a page, or the name of an event. */
      place: z.string(),
      isPage: z.boolean(),
      /** Cases that met it, of all that were looked at. */
      share: shareSchema,
      /** Of those that were at the place. */
      ofPlace: shareSchema,
      events: z.number(),
      /** Who went on within the time after they last met it, and after they were last at the place without ever meeting it. */
      wentOn: shareSchema,
      othersWentOn: shareSchema,
      /** The second minus the first, with its 95 % interval (Newcombe). */
      lost: z.object({ value: z.number(), low: z.number(), high: z.number() }),
      /** 0 to 1: what is lost where that is sure, else the least that such a friction is worth. */
      severity: z.number(),
      isSure: z.boolean(),
      /** Severity × cases. */
      cost: z.number(),
    }),
  ),
  cases: z.number(),
  ofCases: z.number(),
  /** More were found than are told. */
  more: z.number(),
})
export type Friction = z.output<typeof frictionSchema>
