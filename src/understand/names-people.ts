/** Questions whose answers name people: no link without an account shows them, and no answer of theirs is kept. */
export function namesPeople(question: string): boolean {
  return /(^|[-.])(cases|quotes|people|property-values)$/.test(question)
}
