import { recordIn } from '../intake/identifiers-of.ts'
import { type AddressTable, addressTable, isInTable } from './address-table.ts'
import { isKnownAgent } from './judge-agent.ts'
import { type BotSettings, type Decision, flagReasons, linkEvents, type Verdict } from './model-bots.ts'

/** What one event alone tells: what `flags` anticipate until the next look. */
export type JudgeEvent = (event: {
  readonly source: string
  readonly identifiers: readonly string[]
  readonly name: string
  readonly context: Bag
  readonly properties: Bag
}) => number

type Bag = Readonly<Record<string, unknown>> | null

const saidBits: Readonly<Record<Verdict, number>> = {
  bot: flagReasons['said-bot'],
  'not-bot': flagReasons['said-not-bot'],
  internal: flagReasons['said-internal'],
  'not-internal': flagReasons['said-not-internal'],
}

/** The most particular decision counts: about the person, then the agent, then the source; of those the latest. */
export interface SaidOf {
  readonly person: ReadonlyMap<string, Said>
  readonly agent: ReadonlyMap<string, Said>
  readonly source: ReadonlyMap<string, Said>
}
/** Whether it is a bot and whether it is a colleague are decided apart. */
export interface Said {
  readonly bot: number
  readonly internal: number
}

export function saidBy(decisions: readonly Decision[]): SaidOf {
  const of = (kind: Decision['kind']) => {
    const said = new Map<string, Said>()
    for (const { value, verdict } of decisions
      .filter(one => one.kind === kind)
      .toSorted((a, b) => a.id - b.id)) {
      const before = said.get(value) ?? { bot: 0, internal: 0 }
      const aspect = verdict === 'bot' || verdict === 'not-bot' ? 'bot' : 'internal'
      said.set(value, { ...before, [aspect]: saidBits[verdict] })
    }
    return said
  }
  return { person: of('person'), agent: of('agent'), source: of('source') }
}

export interface Judging {
  readonly settings: BotSettings
  readonly decisions: readonly Decision[]
  /** Addresses of data centres: those of the settings, and of the lists that were loaded. */
  readonly centres: AddressTable
}

/** Compiled once for a workspace; asked for every event. */
export function compileJudge({ settings, decisions, centres }: Judging): JudgeEvent {
  const own = addressTable(settings.ownRanges)
  const looksAtAddress = own.size + centres.size > 0
  const domains = settings.ownDomains.map(domain => `@${domain}`)
  const said = saidBy(decisions)
  const decides = decisions.length > 0
  return event => {
    const { source, identifiers } = event
    const agent = agentOf(event)
    let bits = judgeAlone(agent, event)
    if (looksAtAddress) {
      const address = firstText(event.context?.ip, event.properties?.ip)
      if (isInTable(own, address)) bits |= flagReasons['own-address']
      if (isInTable(centres, address)) bits |= flagReasons['data-centre']
    }
    if (domains.length > 0 && identifiers.some(one => isOwnMail(one, domains)))
      bits |= flagReasons['own-domain']
    if (!decides) return bits
    const heard = [
      ...identifiers.map(identifier => said.person.get(identifier)),
      said.agent.get(agent),
      said.source.get(source),
    ]
    const first = (aspect: keyof Said) => heard.find(one => one && one[aspect] !== 0)?.[aspect] ?? 0
    return bits | first('bot') | first('internal')
  }
}

export const judgeByDefault: JudgeEvent = event => judgeAlone(agentOf(event), event)

type Judged = Parameters<JudgeEvent>[0]

function judgeAlone(agent: string, { name, context, properties }: Judged): number {
  let bits = isKnownAgent(agent) ? flagReasons.agent : 0
  if (recordIn(context, 'device')?.webdriver === true) bits |= flagReasons.automated
  if (linkEvents.includes(name) && textIn(properties?.method).toLowerCase() === 'head')
    bits |= flagReasons.probe
  return bits
}

/** Tools that send messages say agent and address of a click among its properties. The same order as `agentSql`. */
function agentOf({ context, properties }: Judged): string {
  return firstText(context?.userAgent, properties?.user_agent, properties?.useragent)
}

function firstText(...values: readonly unknown[]): string {
  return values.map(textIn).find(text => text !== '') ?? ''
}

function isOwnMail(identifier: string, domains: readonly string[]): boolean {
  return identifier.startsWith('email:') && domains.some(domain => identifier.endsWith(domain))
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
