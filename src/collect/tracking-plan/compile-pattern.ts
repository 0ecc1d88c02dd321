import { RE2JS } from 're2js'

/**
 * Whether a text holds the pattern, in linear time and in the syntax of the warehouse's `match`: a dot is any character,
 * also a line break. Null where the pattern cannot be read.
 */
export function compilePattern(pattern: string): ((text: string) => boolean) | null {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.DOTALL)
    return text => compiled.matcher(text).find()
  } catch {
    return null
  }
}
