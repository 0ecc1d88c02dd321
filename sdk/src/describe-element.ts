/** What an element is, in a few words that a person understands: `button#pay "Pay now"`. Never what was typed. */
export function describeElement(element: Element): string {
  const id = element.id ? `#${element.id}` : ''
  const name = element.getAttribute('name')
  const isNamed =
    element.closest('a,button,[role=button],label') !== null && !element.closest('[data-private]')
  const text = isNamed ? (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40) : ''
  return `${element.tagName.toLowerCase()}${id}${name ? `[${name}]` : ''}${text ? ` "${text}"` : ''}`
}
