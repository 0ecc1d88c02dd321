import { z } from 'zod'
import { readCatalogue } from '../../collect/catalogue.ts'
import { maskExamples } from '../../collect/mask-examples.ts'
import { knownNames } from '../../collect/model-known-names.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Outgoing } from '../../platform/http/outgoing.ts'
import { type AnyRoute, route } from '../../platform/http/route.ts'
import type { DisplayName } from '../../platform/i18n/display-names.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { dayOf } from '../../platform/zones/offsets.ts'
import type { AskZones } from '../ask-entrance.ts'
import {
  type ReadWordsAnswer,
  readWordsAnswer,
  readWordsBody,
  wordsSettingsSchema,
} from '../model-plain-words.ts'
import { sureEnough, type WordsReading } from '../model-words.ts'
import { readWords } from '../words/read-words.ts'
import { createVocabulary, type Vocabulary } from '../words/vocabulary.ts'
import { wordsCatalogue } from '../words/words-catalogue.ts'
import { askModel, type WordsModel } from './ask-model.ts'
import type { WordsSettingsRecords } from './words-settings.ts'

export interface WordsDeps {
  readonly warehouse: Warehouse
  readonly clock: Clock
  readonly zones: AskZones
  readonly settings: WordsSettingsRecords
  readonly outgoing: Outgoing
  /** What the operator configured; null: no model. */
  readonly model: WordsModel | null
  /** Names of the questions that can be asked. */
  readonly questions: readonly string[]
  caseKinds(workspace: number): Promise<readonly string[]>
  displayNames(workspace: number): Promise<readonly DisplayName[]>
  /** What the tracking plan calls personal: its examples are nobody's words. */
  isPersonal(workspace: number): (event: string, path: string) => boolean
}

/** Typed words become a question that can be asked and changed. */
export function wordsRoutes(deps: WordsDeps): AnyRoute[] {
  const vocabularyOf = rememberVocabularies(deps)
  const settingsOf = async (workspace: number) => ({
    host: deps.model && new URL(deps.model.url).host,
    isOn: await deps.settings.isOn(workspace),
  })
  async function read(scope: Scope, body: z.infer<typeof readWordsBody>): Promise<ReadWordsAnswer> {
    const { zone, weekStart } = await deps.zones.of(scope.workspace)
    const today = dayOf(deps.zones.offsets(zone), deps.clock.now())
    const vocabulary = await vocabularyOf(scope)
    const reading = readWords(body.text, vocabulary, { today, weekStart, language: body.language })
    const { model } = deps
    const isUnsure = reading.confidence < sureEnough && body.text.trim() !== ''
    if (!isUnsure || !body.withModel || !model || !(await deps.settings.isOn(scope.workspace)))
      return { ...reading, by: 'grammar', modelFailed: false }
    const drafted = await askModel(model, deps.outgoing, { text: body.text, vocabulary, today })
    return mergeModel(reading, drafted)
  }
  return [
    route({
      method: 'POST',
      path: '/api/w/:workspace/questions/read',
      access: { role: 'viewer' },
      summary:
        'Reads a question in plain words (English, Arabic, Moroccan): the question, its draft, and what was not understood',
      body: readWordsBody,
      maxBytes: 21_000_000,
      response: readWordsAnswer,
      handler: ({ scope, body }) => read(scope, body),
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/questions/words',
      access: { role: 'viewer' },
      summary: 'Whether a language model may read what is typed, and at which host',
      response: wordsSettingsSchema,
      handler: ({ scope }) => settingsOf(scope.workspace),
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/questions/words',
      access: { role: 'owner' },
      summary: 'Lets a language model read what is typed, or no longer',
      body: z.object({ isOn: z.boolean() }),
      response: wordsSettingsSchema,
      async handler({ scope, body, caller }) {
        await deps.settings.put(scope.workspace, body.isOn, { caller, at: deps.clock.now() })
        return settingsOf(scope.workspace)
      },
    }),
  ]
}

/** The model's reading first, the grammar's among the others; what was said only by a value stays the grammar's. */
function mergeModel(reading: WordsReading, drafted: WordsReading['reading']): ReadWordsAnswer {
  if (!drafted) return { ...reading, by: 'grammar', modelFailed: true }
  const values = reading.reading?.scope.values
  const scope = values ? { ...drafted.scope, values } : drafted.scope
  const own = reading.reading
  return {
    ...reading,
    reading: { ...drafted, scope },
    alternatives: [
      ...(own ? [{ ...own, why: 'other-meaning' as const, instead: own.question }] : []),
      ...reading.alternatives,
    ].slice(0, 4),
    confidence: sureEnough,
    examples: [],
    by: 'model',
    modelFailed: false,
  }
}

const rememberedMs = 60_000
const mostRemembered = 20

/** A vocabulary takes a question of the warehouse and some milliseconds of making: kept for a minute. */
function rememberVocabularies(deps: WordsDeps): (scope: Scope) => Promise<Vocabulary> {
  const kept = new Map<number, { until: number; made: Promise<Vocabulary> }>()
  const make = async (scope: Scope) => {
    const [seen, names, kinds] = await Promise.all([
      readCatalogue(deps.warehouse, scope),
      deps.displayNames(scope.workspace),
      deps.caseKinds(scope.workspace),
    ])
    const masked = maskExamples(seen, deps.isPersonal(scope.workspace))
    const questions = [...deps.questions, 'flow']
    return createVocabulary(wordsCatalogue(masked, { kinds, questions, names: [...knownNames(), ...names] }))
  }
  return scope => {
    const now = deps.clock.now()
    const found = kept.get(scope.workspace)
    if (found && found.until > now) return found.made
    const made = make(scope)
    made.catch(() => kept.delete(scope.workspace))
    kept.delete(scope.workspace)
    kept.set(scope.workspace, { until: now + rememberedMs, made })
    const [oldest] = kept.keys()
    if (kept.size > mostRemembered && oldest !== undefined) kept.delete(oldest)
    return made
  }
}
