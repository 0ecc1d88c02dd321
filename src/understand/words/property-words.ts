/** What people call properties and countries beside their names. The first path that the workspace has is meant. */
export const propertyWords: readonly (readonly [paths: readonly string[], words: string])[] = [
  [
    ['country', '$context.country'],
    'country|countries|market|nation|pays|lblad|bled|dawla|دوله|الدول|البلد|البلدان|بلاد|lbldan',
  ],
  [['city', 'town'], 'city|cities|town|mdina|lmdina|madina|ville|villes|المدينه|المدن|مدينه|lmodon'],
  [['category', 'product_category'], 'category|categories|categorie|صنف|الصنف|الاصناف|الفئه|الفئات|فئه'],
  [
    ['payment_method', 'method'],
    'payment method|payment methods|payment type|way of paying|طريقه الدفع|وسيله الدفع|طرق الدفع|moyen de paiement|triqt lkhlas|طريقه الخلاص',
  ],
  [['product_id', 'name'], 'by product|المنتج|product'],
  [['courier', 'shipping_method'], 'courier|carrier|shipping company|شركه الشحن|شركه التوصيل|livreur'],
  [
    ['$context.device.type', 'device', 'device_type'],
    'device|devices|mobile or desktop|الجهاز|نوع الجهاز|الاجهزه|appareil|jihaz',
  ],
  [
    ['$context.campaign.name', 'campaign_name', 'campaign_id', 'utm_campaign'],
    'campaign|campaigns|الحمله|حمله|الحملات|campagne|campagnes|pub',
  ],
  [['$context.campaign.source', 'utm_source', 'source'], 'utm source|traffic source|مصدر الزياره'],
  [['coupon', 'coupon_id'], 'coupon|كوبون|كود الخصم|code promo'],
  [['reason'], 'reason|reasons|السبب|الاسباب|raison'],
]

export const countryWords: Readonly<Record<string, string>> = {
  MA: 'morocco|maroc|lmaghrib|maghrib|المغرب|lmeghrib',
  EG: 'egypt|egypte|masr|misr|مصر',
  SA: 'saudi|ksa|saudi arabia|so3odiya|sa3odia|السعوديه|المملكه|arabie saoudite',
  AE: 'uae|emirates|imarat|limarat|الامارات|emirats',
  DZ: 'algeria|algerie|dzayer|الجزائر',
  TN: 'tunisia|tunisie|tounes|تونس',
  FR: 'france|fransa|فرنسا',
  KW: 'kuwait|الكويت',
  QA: 'qatar|قطر',
  JO: 'jordan|الاردن',
}
