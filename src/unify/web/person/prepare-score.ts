/** Whether a score is good, bad or in between, where its scale is known: of 10 for NPS, of 5 for stars and satisfaction. */
export function toneOfScore(said: {
  readonly score: number
  readonly scoreOf: string
  readonly event: string
}): 'good' | 'bad' | 'plain' {
  const words = `${said.event} ${said.scoreOf}`
  if (/nps/i.test(words)) return said.score >= 9 ? 'good' : said.score <= 6 ? 'bad' : 'plain'
  const isOfFive = /rating|stars|review|csat|satisfaction/i.test(words) && said.score >= 0 && said.score <= 5
  if (!isOfFive) return 'plain'
  return said.score >= 4 ? 'good' : said.score <= 2 ? 'bad' : 'plain'
}
