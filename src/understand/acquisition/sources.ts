/**
 * What is known of sources by their names. A name stands for the host with any ending and before any subdomain:
 * `google` is google.com, google.com.sa and news.google.com; a host with a dot is meant exactly, with its subdomains.
 */
export const searchSources = listed(`
  google, bing, yahoo, duckduckgo, yandex, ya.ru, baidu, ecosia, ask, aol, naver, seznam, qwant, startpage,
  sogou, so.com, 360.cn, daum, lycos, msn, search.brave.com, dogpile, rambler, virgilio, onet, avg, babylon,
  biglobe, comcast, incredimail, search-results, mynet, ozu, tut.by, ukr, centrum.cz, najdi, eniro, kvasir,
  terra, alice, auone, conduit, globo, mamma, szukacz, voila, wp.pl, yam, live, netscape, cnn, sapo.pt,
  search.smt.docomo.ne.jp, mail.ru, webcrawler, presearch, mojeek, swisscows, perplexity, chatgpt.com`)

export const socialSources = listed(`
  facebook, fb, fb.me, instagram, ig, twitter, t.co, x.com, linkedin, lnkd.in, pinterest, pin.it, reddit,
  snapchat, snap, tiktok, tumblr, quora, vk, vkontakte, weibo, wechat, weixin, whatsapp, wa.me, telegram, t.me,
  messenger, threads, discord, line.me, viber, medium, meetup, mastodon, bsky, blogger, blogspot, wordpress,
  livejournal, plurk, foursquare, flickr, goodreads, glassdoor, tripadvisor, yelp, xing, viadeo, ok.ru,
  odnoklassniki, mixi, ameblo, hatena, disqus, deviantart, digg, douban, renren, qzone, stackoverflow,
  stackexchange, academia, researchgate, scoop.it, slashdot, stumbleupon, taringa, tagged, badoo, hi5, myspace,
  nextdoor, patreon, producthunt, ravelry, reverbnation, skyrock, skype, soundcloud, typepad, wattpad,
  allrecipes, houzz, instapaper, getpocket, flipboard, hootsuite, buffer, bitly, nairaland, ning, netlog, gree,
  5ch, delicious, diigo, friendfeed, gaiaonline, classmates, news.ycombinator.com, groups.google.com,
  plus.google.com, plus.url.google.com, sites.google.com`)

export const shoppingSources = listed(`
  amazon, ebay, etsy, walmart, alibaba, aliexpress, shopify, mercadolibre, mercadolivre, rakuten, zalando,
  temu, shein, noon, jumia, souq, trendyol, flipkart, lazada, shopee, google shopping, igshopping, shop.app,
  shopping.google.com, shopzilla, stripe, nextag, shopping, idealo, ceneo, kelkoo, pricegrabber, bizrate,
  twenga, skroutz, hepsiburada, ozon, wildberries`)

export const videoSources = listed(`
  youtube, youtu.be, vimeo, dailymotion, twitch, netflix, hulu, disneyplus, crackle, curiositystream, iqiyi,
  jibjab, tv.apple.com, primevideo, utreon, veoh, viki.com, wistia, youku, rumble, shahid, bilibili, odysee,
  metacafe, ted, d.tube, starz, roku, peacocktv, paramountplus`)

/** Not search, though they begin so: what Google and Yahoo mail, share and store. */
export const noSearchHosts = [
  'mail',
  'docs',
  'drive',
  'meet',
  'classroom',
  'calendar',
  'accounts',
  'myaccount',
]

/** Source and medium of a platform that was paid, by its name in the costs. */
export const platformSources: Readonly<Record<string, { readonly source: string; readonly medium: string }>> =
  {
    google_ads: { source: 'google', medium: 'cpc' },
    google: { source: 'google', medium: 'cpc' },
    bing_ads: { source: 'bing', medium: 'cpc' },
    microsoft_ads: { source: 'bing', medium: 'cpc' },
    meta: { source: 'facebook', medium: 'paid_social' },
    facebook: { source: 'facebook', medium: 'paid_social' },
    instagram: { source: 'instagram', medium: 'paid_social' },
    tiktok: { source: 'tiktok', medium: 'paid_social' },
    snapchat: { source: 'snapchat', medium: 'paid_social' },
    linkedin: { source: 'linkedin', medium: 'paid_social' },
    pinterest: { source: 'pinterest', medium: 'paid_social' },
    x: { source: 'twitter', medium: 'paid_social' },
    twitter: { source: 'twitter', medium: 'paid_social' },
    youtube: { source: 'youtube', medium: 'cpv' },
  }

/** What a click id in an address says of where its visit came from. */
export const clickIds: readonly { readonly id: string; readonly source: string; readonly medium: string }[] =
  [
    ...['gclid', 'gbraid', 'wbraid'].map(id => ({ id, source: 'google', medium: 'cpc' })),
    { id: 'dclid', source: 'google', medium: 'display' },
    { id: 'msclkid', source: 'bing', medium: 'cpc' },
    { id: 'yclid', source: 'yandex', medium: 'cpc' },
    { id: 'ttclid', source: 'tiktok', medium: 'paid_social' },
    { id: 'twclid', source: 'twitter', medium: 'paid_social' },
    { id: 'ScCid', source: 'snapchat', medium: 'paid_social' },
    { id: 'li_fat_id', source: 'linkedin', medium: 'paid_social' },
    { id: 'epik', source: 'pinterest', medium: 'paid_social' },
    { id: 'irclickid', source: 'impact', medium: 'affiliate' },
    { id: 'mc_eid', source: 'mailchimp', medium: 'email' },
    // Facebook adds it to unpaid links too.
    { id: 'fbclid', source: 'facebook', medium: 'social' },
  ]

/** A regular expression (RE2) for a source, in lower case, of any of these names. Its first group is the name. */
export function sourcePattern(names: readonly string[]): string {
  const quoted = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const open = names.filter(name => !name.includes('.')).map(quoted)
  const exact = names.filter(name => name.includes('.')).map(quoted)
  const ending = '(?:\\.[a-z]{2,6}){0,2}'
  return `^(?:[a-z0-9_-]+\\.){0,3}(?:(${open.join('|')})${ending}${exact.length > 0 ? `|${exact.join('|')}` : ''})$`
}

function listed(text: string): readonly string[] {
  return text.split(',').map(name => name.trim())
}
