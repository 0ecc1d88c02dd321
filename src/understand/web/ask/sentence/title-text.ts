/** The title in the reader's language, else in the other. */
export function titleText(
  title: { en?: string | undefined; ar?: string | undefined },
  language: string,
): string {
  const own = language.startsWith('ar') ? title.ar : title.en
  return own?.trim() || title.en?.trim() || title.ar?.trim() || '–'
}
