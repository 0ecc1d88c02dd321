import { InvalidArgumentError } from 'commander'

export function parseWhole(value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= 0) return number
  throw new InvalidArgumentError('a whole number')
}
