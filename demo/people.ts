import { type Country, countries } from './calendar.ts'
import { type City, countryFacts } from './countries.ts'
import { emailOf, mistypeEmail, mistypePhone, phoneOf, userIdOf, uuid } from './identifiers.ts'
import { drawName, type FullName, type Name } from './names.ts'
import { type Goal, type Persona, type PersonaId, personaIds, personas } from './personas.ts'
import { Random } from './random.ts'
import { type Dialect, dialectsOf } from './verbatims/model.ts'

export type DeviceKind = 'phone' | 'computer' | 'app' | 'tablet'

export interface Device {
  readonly kind: DeviceKind
  readonly anonymousId: string
  /** Used by the whole household. */
  readonly shared: boolean
}

/** One true person. */
export interface Person {
  readonly index: number
  readonly household: number
  readonly persona: Persona
  readonly goal: Goal
  readonly country: Country
  readonly city: City
  readonly language: 'ar' | 'en'
  readonly dialect: Dialect
  readonly name: FullName
  /** The user id that an account would have. */
  readonly userId: string
  readonly email: string
  readonly phone: string
  /** What is written instead when an agent or a till mistypes it. */
  readonly wrongEmail: string
  readonly wrongPhone: string
  /** The phone is another member's. */
  readonly sharesPhone: boolean
  readonly devices: readonly Device[]
  readonly company: Company | null
  readonly subscribes: boolean
}

export interface Company {
  readonly id: string
  readonly name: string
  readonly industry: string
}

export interface Household {
  readonly index: number
  readonly people: readonly Person[]
}

/** Streams of random numbers are keyed by seed, number and one of these, so that nothing depends on what else is drawn. */
export const streams = {
  household: 1,
  person: 2,
  plan: 3,
  write: 4,
  campaign: 5,
  signals: 6,
  visit: 1_000,
  pulled: 900_000,
} as const

const sizes: readonly (readonly [number, number])[] = [
  [1, 78],
  [2, 16],
  [3, 6],
]

export function* createHouseholds(seed: number, people: number): Generator<Household> {
  let next = 0
  for (let index = 0; next < people; index++) {
    const random = new Random(seed, index, streams.household)
    const size = Math.min(random.weighted(sizes), people - next)
    yield createHousehold({ seed, index, first: next, size }, random)
    next += size
  }
}

interface HouseholdKey {
  readonly seed: number
  readonly index: number
  readonly first: number
  readonly size: number
}

function createHousehold(key: HouseholdKey, random: Random): Household {
  const country = random.weighted(countries.map(c => [c, countryFacts[c].weight] as const))
  const city = random.weighted(countryFacts[country].cities.map(c => [c, c.weight] as const))
  const tablet: Device | null =
    key.size > 1 && random.chance(0.45) ? { kind: 'tablet', anonymousId: uuid(random), shared: true } : null
  const familyPhone = key.size > 1 && random.chance(0.3) ? phoneOf(key.first, 1, country) : null
  const members: Person[] = []
  let family: Name | null = null
  for (let i = 0; i < key.size; i++) {
    const person: Person = createPerson({
      ...key,
      person: key.first + i,
      country,
      city,
      family,
      tablet,
      familyPhone,
    })
    family = person.name.last
    members.push(person)
  }
  return { index: key.index, people: members }
}

interface PersonKey extends HouseholdKey {
  readonly person: number
  readonly country: Country
  readonly city: City
  readonly family: Name | null
  readonly tablet: Device | null
  readonly familyPhone: string | null
}

function createPerson(key: PersonKey): Person {
  const { country, person: index } = key
  const random = new Random(key.seed, index, streams.person)
  const persona = personas[random.weighted(weightsFor(country))]
  const name = drawName(random, country, key.family)
  const sharesPhone = key.familyPhone !== null && random.chance(0.8)
  const email = emailOf(random, index, name)
  const phone = sharesPhone && key.familyPhone !== null ? key.familyPhone : phoneOf(index, 0, country)
  const language = name.expatriate || random.chance(country === 'AE' ? 0.3 : 0.12) ? 'en' : 'ar'
  return {
    index,
    household: key.index,
    persona,
    goal: random.weighted(persona.goals),
    country,
    city: key.city,
    language,
    dialect: name.expatriate ? 'english' : random.weighted(dialectsOf(country, language)),
    name,
    userId: userIdOf(index),
    email,
    phone,
    wrongEmail: mistypeEmail(random, email),
    wrongPhone: mistypePhone(random, phone),
    sharesPhone,
    devices: createDevices(random, persona, key.tablet),
    company: persona.id === 'gift_sender' && random.chance(0.4) ? createCompany(random, index) : null,
    subscribes: random.chance(persona.subscribes),
  }
}

/** The Gulf has more busy professionals and gift senders; Morocco and Egypt more newcomers to buying online. */
function weightsFor(country: Country): readonly (readonly [PersonaId, number])[] {
  const gulf = country === 'SA' || country === 'AE'
  return personaIds.map(id => {
    const more =
      id === 'busy_professional' || id === 'gift_sender' ? gulf : id === 'careful_newcomer' ? !gulf : null
    return [id, personas[id].weight * (more === null ? 1 : more ? 1.4 : 0.7)] as const
  })
}

function createDevices(random: Random, persona: Persona, tablet: Device | null): Device[] {
  const own = (kind: DeviceKind): Device => ({ kind, anonymousId: uuid(random), shared: false })
  const usesApp = persona.channels.some(([channel]) => channel === 'app')
  const devices = [own('phone')]
  if (random.chance(0.4)) devices.push(own('computer'))
  if (usesApp && random.chance(0.8)) devices.push(own('app'))
  if (tablet) devices.push(tablet)
  return devices
}

const industries = ['hospitality', 'events', 'construction', 'education', 'health'] as const
const companyNames = [
  'Atlas Hospitality',
  'Delta Events',
  'Najd Contracting',
  'Marina Schools',
  'Oasis Clinics',
  'Palm Trading',
  'Nile Bureau',
  'Sahara Office',
]

/** Some companies buy through several people. */
function createCompany(random: Random, index: number): Company {
  const number = Math.floor(index / 60)
  return {
    id: `acc-${1000 + number}`,
    name: `${companyNames[number % companyNames.length]} ${1 + Math.floor(number / companyNames.length)}`,
    industry: industries[number % industries.length] ?? random.pick(industries),
  }
}
