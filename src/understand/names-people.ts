/** Questions whose answers name people: no link without an account shows them. */
export function namesPeople(question: string): boolean {
  return /(^|[-.])(cases|quotes|people|property-values)$/.test(question)
}
