import { countries } from './calendar.ts'
import { campaigns } from './campaigns.ts'
import { countryFacts } from './countries.ts'
import { eventNames } from './display-names-events.ts'
import { propertyNames, traitNames, valueNames } from './display-names-values.ts'
import { products } from './products.ts'
import { elementOf, pages } from './site-pages.ts'

/** A name in one language; the same shape as a workspace's own display names. A value is written `property=value`. */
export interface ShopName {
  readonly kind: 'event' | 'property' | 'value' | 'trait'
  readonly raw: string
  readonly language: 'en' | 'ar'
  readonly name: string
}

/**
 * English and Arabic names for every event, property and listed value of the shop, as far as specifications have no name
 * of their own (`src/collect/model-known-names.ts`).
 */
export function shopNames(): ShopName[] {
  const both = (kind: ShopName['kind'], rows: readonly (readonly [string, string, string])[]): ShopName[] =>
    rows.flatMap(([raw, en, ar]) => [
      { kind, raw, language: 'en', name: en },
      { kind, raw, language: 'ar', name: ar },
    ])
  return [
    ...both('event', eventNames),
    ...both('property', propertyNames),
    ...both('trait', traitNames),
    ...both(
      'trait',
      campaigns.map(
        ({ id, en, ar }) => [`holdout_${id}`, `Held out: ${en}`, `مجموعة مستثناة: ${ar}`] as const,
      ),
    ),
    ...both('value', valueNames),
    ...both('value', elementNames()),
    ...both(
      'value',
      products.flatMap(({ id, en, ar }) => [
        [`name=${en}`, en, ar] as const,
        [`product_id=${id}`, en, ar] as const,
      ]),
    ),
    ...both(
      'value',
      countries.flatMap(country =>
        countryFacts[country].cities.map(({ en, ar }) => [`city=${en}`, en, ar] as const),
      ),
    ),
    ...both(
      'value',
      campaigns.flatMap(({ id, en, ar }) => [
        [`campaign_id=${id}`, en, ar] as const,
        [`campaign_name=${en}`, en, ar] as const,
      ]),
    ),
  ]
}

/** What can be clicked on the site, as it is told of pages of either language. */
function elementNames(): (readonly [string, string, string])[] {
  const spots = Object.values(pages).flatMap(page => page.spots)
  return spots.flatMap(spot =>
    [...new Set([elementOf(spot, 'en'), elementOf(spot, 'ar')])].map(
      element => [`element=${element}`, spot.en, spot.ar] as const,
    ),
  )
}
