import { whenLeaving } from './leaving.ts'
import type { Listener } from './listener.ts'

interface Begun {
  readonly fields: Set<string>
  readonly since: number
  last: string
}

/** Forms that were begun and not sent: which field was the last. The names of fields are read, never their values. */
export function watchForms({ track }: Listener): void {
  const begun = new Map<HTMLFormElement, Begun>()
  addEventListener(
    'input',
    ({ target }) => {
      if (!(target instanceof Element)) return
      const form = target.closest('form')
      const field = target.getAttribute('name') ?? target.id
      if (!form || !field) return
      const known = begun.get(form) ?? { fields: new Set(), since: Date.now(), last: field }
      known.fields.add(field)
      known.last = field
      begun.set(form, known)
    },
    true,
  )
  addEventListener(
    'submit',
    ({ target }) => void (target instanceof HTMLFormElement && begun.delete(target)),
    true,
  )
  whenLeaving(() => {
    for (const [form, { fields, since, last }] of begun)
      track('Form Abandoned', {
        form: form.getAttribute('name') ?? form.id,
        field: last,
        fields: [...fields],
        seconds: Math.round((Date.now() - since) / 1000),
      })
    begun.clear()
  })
}
