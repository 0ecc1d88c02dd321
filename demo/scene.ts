import { countryFacts } from './countries.ts'
import { writeEmail, writePhone } from './identifiers.ts'
import { writeName } from './names.ts'
import type { Person } from './people.ts'
import type { Visit } from './plan.ts'
import type { Product } from './products.ts'
import type { Filling } from './verbatims/speak.ts'
import type { Scene, Speaker, Writer } from './writer.ts'

export const site = 'https://dukkan.example'

const userAgents: Readonly<Record<string, readonly string[]>> = {
  phone: [
    'Mozilla/5.0 (Linux; Android 15; SM-A556E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
  ],
  computer: [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
  ],
  tablet: [
    'Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/604.1',
  ],
  app: ['Dukkan/5.2 (Android 15)', 'Dukkan/5.2 (iOS 19.1)'],
}

export function localeOf(person: Person): string {
  return `${person.language}-${person.country}`
}

/** The context of a visit by web or app. */
export function visitScene(person: Person, visit: Visit): Scene {
  const kind = visit.device?.kind ?? 'phone'
  const agents = userAgents[kind] ?? []
  const campaign = visit.source.kind === 'campaign' ? visit.source.campaign.utm : null
  return {
    channel: visit.channel,
    context: {
      locale: localeOf(person),
      timezone: countryFacts[person.country].timezone,
      userAgent: agents[person.index % agents.length] ?? '',
      device: { type: kind === 'app' ? 'phone' : kind },
      ...(campaign
        ? {
            campaign: {
              source: campaign.source,
              medium: campaign.medium,
              name: campaign.campaign,
              ...(campaign.content ? { content: campaign.content } : null),
            },
          }
        : null),
      ...(visit.channel === 'app'
        ? { app: { name: 'Dukkan', version: '5.2' }, library: { name: 'dukkan-app', version: '5.2.0' } }
        : { library: { name: 'analytics.js', version: '4.1.0' } }),
    },
  }
}

/** The context of what the shop's own systems send. */
export function systemScene(channel: string, library: string): Scene {
  return { channel, context: { library: { name: library, version: '2.3.0' } } }
}

export const scenes = {
  backOffice: systemScene('web', 'dukkan-orders'),
  email: systemScene('email', 'dukkan-mailer'),
  courier: systemScene('courier', 'courier-gateway'),
  callCentre: systemScene('call_centre', 'helpdesk'),
  whatsapp: systemScene('whatsapp', 'whatsapp-gateway'),
  store: systemScene('store', 'till'),
  survey: systemScene('survey', 'dukkan-surveys'),
} as const

/** How the shop's systems name the person: by the account, else by what they gave at the checkout. */
export function customer(writer: Writer, hasAccount: boolean, by: 'email' | 'phone'): Speaker {
  const { person } = writer
  if (hasAccount) return { userId: person.userId }
  return { contact: by === 'email' ? { email: person.email } : { phone: person.phone } }
}

/** What somebody types about themselves into a form. */
export function traitsOf(writer: Writer, all: boolean): Record<string, unknown> {
  const { person, random } = writer
  const script = person.language === 'ar' && !person.name.expatriate && random.chance(0.62) ? 'ar' : 'latin'
  return {
    name: writeName(random, person.name, script, 0.12),
    email: writeEmail(random, person.email),
    phone: writePhone(random, person.phone),
    ...(all
      ? {
          country: person.country,
          city: person.language === 'ar' ? person.city.ar : person.city.en,
          language: person.language,
          goal: person.goal,
          email_opt_in: person.subscribes,
        }
      : null),
  }
}

/** What fills the gaps in a sentence about a product: its name in the script in which the person writes. */
export function fillingFor(person: Person, product: Product | undefined): Filling {
  const latin = person.dialect === 'english' || person.dialect.startsWith('arabizi')
  return {
    product: (latin ? product?.en : product?.ar) ?? '',
    category: product?.category ?? 'home',
    gender: person.name.gender,
    order: '',
  }
}
