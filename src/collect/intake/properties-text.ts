/**
 * The text of `properties` as the engine would write it (`toString(properties)`), or empty where it might hold another value: an
 * empty object inside of another is gone in the column. Then whoever reads it asks the engine. The order of keys is the sender's, not
 * the engine's.
 *
 * @param properties as `cleanProperties` wrote it.
 */
export function propertiesText(properties: string): string {
  return properties.length > 2 && properties.includes('{}') ? '' : properties
}
