/** As it stands in the template that is kept with the tracker. */
const placeholder = 'https://rihla.example'
const keyField = '"name": "writeKey",'

/**
 * The template for Google Tag Manager with this Rihla in it: the permission to load a script is for its address alone,
 * so that nobody has to allow every address in the container.
 */
export function templateFor(template: string, host: string, key: string | null): string {
  const named = template.replaceAll(placeholder, JSON.stringify(host).slice(1, -1))
  if (key === null) return named
  return named.replace(keyField, () => `${keyField}\n    "defaultValue": ${JSON.stringify(key)},`)
}
