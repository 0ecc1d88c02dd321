/** Numbers and months in words. Months of Egypt and the Gulf, of the Levant, of Morocco, of Algeria and Tunisia, and Hijri. */
const months: readonly string[] = [
  'january|jan|يناير|كانون الثاني|جانفي|janvier|ينايير|yanayer',
  'february|feb|فبراير|شباط|فيفري|fevrier|février|fbrayr',
  'march|مارس|اذار|mars',
  'april|apr|ابريل|نيسان|افريل|avril|abril',
  'may|مايو|ايار|ماي|mai|mayo',
  'june|jun|يونيو|حزيران|يونيه|جوان|juin|yunyu|yonyo',
  'july|jul|يوليو|تموز|يوليوز|يوليه|جويليه|juillet|yolyoz',
  'august|aug|اغسطس|اب|غشت|اوت|aout|août|ghocht',
  'september|sep|sept|سبتمبر|ايلول|شتنبر|septembre|chotanbir',
  'october|oct|اكتوبر|تشرين الاول|octobre|oktober',
  'november|nov|نوفمبر|تشرين الثاني|نونبر|novembre|nowanbir',
  'december|dec|ديسمبر|كانون الاول|دجنبر|decembre|décembre|dojanbir',
]
const hijriMonths: readonly string[] = [
  'muharram|محرم|المحرم|moharram',
  'safar|صفر',
  'rabi al awwal|ربيع الاول',
  'rabi al thani|rabi al akhir|ربيع الثاني|ربيع الاخر',
  'jumada al ula|جمادي الاولي|جمادي الاول',
  'jumada al thani|jumada al akhira|جمادي الثانيه|جمادي الاخره',
  'rajab|رجب',
  'shaban|sha ban|شعبان|chaaban|ch3ban',
  '',
  'shawwal|شوال|chawal',
  'dhu al qadah|dhul qadah|ذو القعده|ذي القعده',
  'dhu al hijjah|dhul hijjah|ذو الحجه|ذي الحجه',
]
const numbers: Readonly<Record<number, string>> = {
  1: 'one|وحده',
  2: 'two|اثنان|اثنين|jouj|joj|juj|جوج|زوج|deux',
  3: 'three|ثلاثه|ثلاث|tlata|تلاته|tlt|trois',
  4: 'four|اربعه|اربع|rb3a|ربعه|quatre',
  5: 'five|خمسه|خمس|khmsa|5msa|cinq',
  6: 'six|سته|ست|stta|setta',
  7: 'seven|سبعه|سبع|sb3a|seb3a|sept jours',
  8: 'eight|ثمانيه|ثماني|tmnya|تمنيه|huit',
  9: 'nine|تسعه|تسع|ts3oud|تسعود|neuf',
  10: 'ten|عشره|عشر|3chra|dix',
  12: 'twelve|اثنا عشر|اثني عشر|tnach|طناش|douze',
  14: 'fourteen|اربعه عشر',
  15: 'fifteen|خمسه عشر|khmstach|خمسطاش|quinze',
  20: 'twenty|عشرون|عشرين|3chrin|vingt',
  30: 'thirty|ثلاثون|ثلاثين|tlatin|تلاتين|trente',
  60: 'sixty|ستون|ستين|stin',
  90: 'ninety|تسعون|تسعين|ts3in|quatre vingt dix',
}

export const calendarPhrases = {
  gregorian: months,
  hijri: hijriMonths,
  numbers: Object.entries(numbers).map(([n, words]) => [Number(n), words] as const),
}
