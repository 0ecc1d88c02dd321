import type { MatchSettings } from './model.ts'

/** What shops, tills and call centres know of a person, under the names that their systems give it. */
export const defaultMatchSettings: MatchSettings = {
  fields: [
    {
      name: 'given',
      kind: 'name',
      traits: ['firstName', 'first_name', 'firstname', 'givenName', 'given_name', 'prenom'],
      partner: 'family',
      byFrequency: true,
    },
    {
      name: 'family',
      kind: 'name',
      traits: ['lastName', 'last_name', 'lastname', 'familyName', 'family_name', 'surname', 'nom'],
      partner: 'given',
      byFrequency: true,
    },
    field('birth', 'date', ['birthday', 'birthDate', 'birth_date', 'dateOfBirth', 'date_of_birth', 'dob']),
    field('email', 'email', ['email', 'mail', 'e_mail']),
    field('phone', 'phone', ['phone', 'mobile', 'phoneNumber', 'phone_number', 'tel']),
    field('street', 'text', ['address.street', 'street', 'address1', 'address_1', 'address']),
    { ...field('city', 'text', ['address.city', 'city', 'town', 'ville']), byFrequency: true },
    field('postcode', 'code', ['address.postalCode', 'postcode', 'postalCode', 'postal_code', 'zip']),
  ],
  blocks: [
    [whole('email')],
    [key('email'), start('given')],
    [key('phone')],
    [whole('birth')],
    [key('given'), key('family')],
    [key('family'), start('birth')],
    [key('given'), start('birth')],
    [key('family'), key('city')],
    [key('given'), key('city')],
    [key('family'), key('street')],
    [whole('postcode'), key('given')],
    [whole('postcode'), key('family')],
    // Narrower ones, for what the wide ones must leave out where there are many people.
    [whole('birth'), start('given')],
    [whole('birth'), start('family')],
    [key('given'), key('family'), start('birth')],
    [key('given'), key('family'), key('city')],
    [key('family'), start('birth'), key('city')],
  ],
  largestBlock: 200,
  linkAt: 0.995,
  askAt: 0.5,
  learns: true,
}

function field(name: string, kind: MatchSettings['fields'][number]['kind'], traits: string[]) {
  return { name, kind, traits, partner: null, byFrequency: false }
}

function whole(name: string) {
  return { field: name, part: 'value' as const }
}

function key(name: string) {
  return { field: name, part: 'key' as const }
}

function start(name: string) {
  return { field: name, part: 'start' as const }
}
