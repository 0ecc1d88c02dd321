import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A template of Google Tag Manager, as its export holds it: sections under their names in capitals. */
export interface Template {
  readonly info: Record<string, unknown>
  readonly parameters: readonly Record<string, unknown>[]
  readonly code: string
  readonly grants: Grants
  readonly scenarios: readonly { readonly name: string; readonly code: string }[]
}

/** What the permissions of the template allow. */
export interface Grants {
  readonly globals: Readonly<Record<string, { read: boolean; write: boolean; execute: boolean }>>
  readonly scripts: readonly string[]
  readonly consents: readonly string[]
  readonly mayLog: boolean
}

export const templateText = readFileSync(join(import.meta.dirname, '../sdk/tag-manager/template.tpl'), 'utf8')

export function readTemplate(text: string): Template {
  const parts = text.split(/^___([A-Z_]+)___$/m)
  const sections = new Map<string, string>()
  for (let i = 1; i < parts.length; i += 2) sections.set(parts[i]!, parts[i + 1]!.trim())
  const section = (name: string) => {
    const found = sections.get(name)
    if (found === undefined) throw new Error(`the template has no section ${name}`)
    return found
  }
  return {
    info: JSON.parse(section('INFO')),
    parameters: JSON.parse(section('TEMPLATE_PARAMETERS')),
    code: section('SANDBOXED_JS_FOR_WEB_TEMPLATE'),
    grants: readGrants(JSON.parse(section('WEB_PERMISSIONS'))),
    scenarios: [...section('TESTS').matchAll(/^- name: (.+)\n {2}code: \|-\n((?: {4}.*\n?)+)/gm)].map(
      ([, name = '', code = '']) => ({ name, code }),
    ),
  }
}

interface Value {
  readonly string?: string
  readonly boolean?: boolean
  readonly listItem?: readonly Value[]
  readonly mapKey?: readonly Value[]
  readonly mapValue?: readonly Value[]
}
interface Permission {
  readonly instance: {
    readonly key: { readonly publicId: string }
    readonly param: readonly { readonly key: string; readonly value: Value }[]
  }
}

function readGrants(permissions: readonly Permission[]): Grants {
  const items = (id: string) =>
    permissions
      .filter(one => one.instance.key.publicId === id)
      .flatMap(one => one.instance.param.flatMap(({ value }) => value.listItem ?? []))
  const mapOf = ({ mapKey = [], mapValue = [] }: Value) =>
    Object.fromEntries(mapKey.map((key, i) => [key.string, mapValue[i]?.string ?? mapValue[i]?.boolean]))
  return {
    globals: Object.fromEntries(
      items('access_globals')
        .map(mapOf)
        .map(({ key, read, write, execute }) => [
          key,
          { read: read === true, write: write === true, execute: execute === true },
        ]),
    ),
    scripts: items('inject_script').map(item => item.string ?? ''),
    consents: items('access_consent')
      .map(mapOf)
      .filter(({ read }) => read === true)
      .map(({ consentType }) => String(consentType)),
    mayLog: permissions.some(one => one.instance.key.publicId === 'logging'),
  }
}

export interface Sandbox {
  /** Runs the template with the fields of one tag. */
  run(data: Record<string, unknown>): void
  /** What the banner of the container says; listeners hear of it. */
  grant(consents: Record<string, boolean>): void
  readonly calls: readonly { readonly api: string; readonly given: readonly unknown[] }[]
}

/**
 * The APIs of the sandbox as Google documents them, on a real window, and no more than the permissions allow: what the
 * template may not do throws. Written without anything from outside, because it is also sent into a page as text.
 *
 * @param mocks what the template's own tests put in the place of an API
 */
export function createSandbox(
  target: Record<string, unknown>,
  { code, grants, mocks = {} }: { code: string; grants: Grants; mocks?: Record<string, unknown> },
): Sandbox {
  const calls: { api: string; given: unknown[] }[] = []
  const consents: Record<string, boolean> = {}
  const listeners: [string, (type: string, granted: boolean) => void][] = []
  const need = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`the template may not ${what}`)
  }
  // Between the sandbox and the page plain data is copied.
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copy(one)]))
  }
  const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
  const place = (path: string) => {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    let owner: unknown = target
    for (const key of keys) owner = (owner as Record<string, unknown> | undefined)?.[key]
    return { owner: owner as Record<string, (...given: unknown[]) => unknown> | undefined, last }
  }
  const apis: Record<string, (...given: never[]) => unknown> = {
    injectScript(url: string, done?: () => void, failed?: () => void) {
      need(grants.scripts.includes(url), `inject ${url}`)
      const script = document.createElement('script')
      script.async = true
      script.src = url
      script.onload = () => done?.()
      script.onerror = () => failed?.()
      document.head.append(script)
    },
    setInWindow(path: string, value: unknown, mayReplace = false) {
      need(grants.globals[path]?.write === true, `write ${path}`)
      const { owner, last } = place(path)
      if (!owner || (owner[last] !== undefined && !mayReplace)) return false
      Object.assign(owner, { [last]: copy(value) })
      return true
    },
    copyFromWindow(path: string) {
      need(grants.globals[path]?.read === true, `read ${path}`)
      const { owner, last } = place(path)
      return copy(owner?.[last])
    },
    callInWindow(path: string, ...given: unknown[]) {
      need(grants.globals[path]?.execute === true, `call ${path}`)
      const { owner, last } = place(path)
      return owner?.[last]?.(...given.map(copy))
    },
    isConsentGranted(type: string) {
      need(grants.consents.includes(type), `read the consent to ${type}`)
      return consents[type] ?? false
    },
    addConsentListener(type: string, heard: (type: string, granted: boolean) => void) {
      need(grants.consents.includes(type), `read the consent to ${type}`)
      listeners.push([type, heard])
    },
    logToConsole: () => need(grants.mayLog, 'log'),
    getType: (value: unknown) => typeOf(value),
    makeString: (value: unknown) => String(value),
  }
  const require = (name: string) => {
    const own = apis[name]
    if (own === undefined) throw new Error(`the sandbox has no ${name}`)
    return (...given: unknown[]) => {
      calls.push({ api: name, given })
      const mocked = mocks[name]
      if (typeof mocked === 'function') return mocked(...given)
      if (name in mocks) return mocked
      return (own as (...all: unknown[]) => unknown)(...given)
    }
  }
  const ends =
    (name: string) =>
    (...given: unknown[]) => {
      calls.push({ api: name, given })
    }
  return {
    calls,
    run(data) {
      const whole = { ...data, gtmOnSuccess: ends('gtmOnSuccess'), gtmOnFailure: ends('gtmOnFailure') }
      new Function('require', 'data', 'window', 'document', code)(require, whole, undefined, undefined)
    },
    grant(given) {
      Object.assign(consents, given)
      for (const [type, heard] of listeners) if (type in given) heard(type, given[type] ?? false)
    },
  }
}
