import type { Country } from '../calendar.ts'

export const dialects = [
  'msa',
  'darija',
  'gulf',
  'egyptian',
  'arabizi_moroccan',
  'arabizi_egyptian',
  'english',
] as const
export type Dialect = (typeof dialects)[number]

/** What people speak of. */
export const aspects = [
  'delivery',
  'courier',
  'product',
  'packaging',
  'price',
  'website',
  'checkout',
  'payment',
  'support',
  'returns',
  'invoice',
  'confirmation',
  'store',
] as const
export type Aspect = (typeof aspects)[number]

export type Polarity = 'positive' | 'negative'

/** What people write to customer service about. */
export const topics = [
  'where_is_my_order',
  'product_question',
  'order_by_message',
  'return',
  'invoice',
  'payment',
] as const
export type Topic = (typeof topics)[number]

type Both = Readonly<Record<Polarity, readonly string[]>>

/** What one kind of speaker says. `{product}`, `{days}` and `{order}` are filled in; `{m|f}` agrees with the speaker. */
export interface Voice {
  readonly sentences: Readonly<Record<Aspect, Both>>
  /** Words before and after, used now and then. */
  readonly openers: Both
  readonly closers: Both
  readonly messages: Readonly<Record<Topic, readonly string[]>>
}

/** How people of a country write, by share. */
export function dialectsOf(country: Country, language: 'ar' | 'en'): readonly (readonly [Dialect, number])[] {
  if (language === 'en')
    return [
      ['english', 9],
      ['msa', 1],
    ]
  switch (country) {
    case 'MA':
      return [
        ['darija', 50],
        ['msa', 22],
        ['arabizi_moroccan', 28],
      ]
    case 'EG':
      return [
        ['egyptian', 62],
        ['msa', 14],
        ['arabizi_egyptian', 24],
      ]
    case 'SA':
      return [
        ['gulf', 72],
        ['msa', 28],
      ]
    case 'AE':
      return [
        ['gulf', 70],
        ['msa', 30],
      ]
  }
}
