/** Names under which personal data comes, as whole words of a path: `email`, `billing.first_name`, `phoneNumber`. */
const personal =
  /(^|[._\s-])(e-?mail|phone|mobile|tel|first_?name|last_?name|full_?name|surname|address|street|birth(day|_?date)?|ip|iban|passport|national_?id|ssn|password|token)([._\s-]|$)/i
const camel = /([a-z])([A-Z])/g
/** What looks like an address of mail, or a number that could be called. */
const speaking = /[^\s@]+@[^\s@]+\.[^\s@]+|^\+?[\d\s().-]{8,}$/u

interface Learnt {
  readonly name: string
  readonly type: string
  readonly properties: readonly { readonly path: string; readonly examples: readonly string[] }[]
}

/**
 * A catalogue without examples of what tells of a person: by the name of the property, by the look of the value, by what
 * the tracking plan calls personal, and names in what is said of people (identify).
 */
export function maskExamples<E extends Learnt>(
  events: readonly E[],
  isPersonal: (event: string, path: string) => boolean,
): E[] {
  return events.map(event => ({
    ...event,
    properties: event.properties.map(property => {
      const { path, examples } = property
      const words = path.replace(camel, '$1_$2')
      const isName = event.type === 'identify' && /(^|[._])name$/i.test(path)
      const hidden = isName || personal.test(words) || isPersonal(event.name, path)
      return { ...property, examples: hidden ? [] : examples.filter(example => !speaking.test(example)) }
    }),
  }))
}
