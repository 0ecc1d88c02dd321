export interface Product {
  readonly id: string
  readonly en: string
  readonly ar: string
  readonly category: Category
  /** Catalogue price; `localPrice` turns it into money. */
  readonly price: number
  /** Can be the wrong size. */
  readonly sized: boolean
}

export const categories = ['fashion', 'home', 'beauty', 'electronics', 'kids', 'pantry'] as const
export type Category = (typeof categories)[number]

type Row = readonly [string, string, number]

const rows: Readonly<Record<Category, readonly Row[]>> = {
  fashion: [
    ['Linen caftan', 'قفطان كتان', 62],
    ['Black abaya with embroidery', 'عباية سوداء مطرّزة', 55],
    ['Cotton thobe', 'ثوب قطن', 48],
    ['Leather babouche slippers', 'بلغة جلد', 24],
    ['Silk scarf', 'شال حرير', 21],
    ['Running shoes', 'حذاء رياضي للجري', 58],
    ['Denim jacket', 'جاكيت جينز', 46],
    ['Leather handbag', 'حقيبة يد جلدية', 72],
  ],
  home: [
    ['Tagine pot', 'طاجين فخّار', 27],
    ['Brass lantern', 'فانوس نحاسي', 33],
    ['Wool rug 160 × 230', 'سجادة صوف 160 × 230', 140],
    ['Tea set for six', 'طقم شاي لستة أشخاص', 38],
    ['Incense burner', 'مبخرة', 19],
    ['Air fryer 5 L', 'قلاية هوائية 5 لتر', 84],
    ['Vacuum cleaner', 'مكنسة كهربائية', 110],
    ['Bed linen set', 'طقم مفارش سرير', 52],
  ],
  beauty: [
    ['Argan oil 100 ml', 'زيت أركان 100 مل', 14],
    ['Oud perfume 50 ml', 'عطر عود 50 مل', 65],
    ['Rose water', 'ماء ورد', 8],
    ['Black soap and kessa glove', 'صابون بلدي وكيس حمّام', 11],
    ['Hair dryer', 'مجفف شعر', 39],
    ['Sunscreen SPF 50', 'واقي شمس SPF 50', 17],
    ['Henna kit', 'علبة حنّاء', 9],
  ],
  electronics: [
    ['Wireless earbuds', 'سماعات لاسلكية', 45],
    ['Smart watch', 'ساعة ذكية', 79],
    ['Phone case', 'غطاء هاتف', 9],
    ['Power bank 20,000 mAh', 'بطارية متنقلة 20000 ملي أمبير', 28],
    ['Tablet 10 inch', 'جهاز لوحي 10 بوصات', 165],
    ['Bluetooth speaker', 'مكبّر صوت بلوتوث', 36],
    ['Coffee machine', 'ماكينة قهوة', 128],
    ['Phone charger 65 W', 'شاحن هاتف 65 واط', 22],
  ],
  kids: [
    ['School backpack', 'حقيبة مدرسية', 26],
    ['Building blocks 500 pieces', 'مكعبات تركيب 500 قطعة', 31],
    ['Children’s Eid outfit', 'طقم عيد للأطفال', 35],
    ['Baby stroller', 'عربة أطفال', 118],
    ['Colouring set', 'طقم تلوين', 12],
    ['Story book in Arabic', 'كتاب قصص بالعربية', 8],
  ],
  pantry: [
    ['Medjool dates 1 kg', 'تمر مجدول 1 كغ', 13],
    ['Arabic coffee 500 g', 'قهوة عربية 500 غ', 12],
    ['Saffron 2 g', 'زعفران 2 غ', 16],
    ['Amlou spread', 'أملو', 11],
    ['Ramadan hamper', 'سلة رمضان', 44],
    ['Eid sweets box', 'علبة حلويات العيد', 23],
    ['Mountain honey 500 g', 'عسل جبلي 500 غ', 29],
  ],
}

export const products: readonly Product[] = categories.flatMap(category =>
  rows[category].map(([en, ar, price], i) => ({
    id: `${category.slice(0, 2).toUpperCase()}-${101 + i}`,
    en,
    ar,
    category,
    price,
    sized: category === 'fashion' || en.includes('outfit'),
  })),
)

export const productsOf: Readonly<Record<Category, readonly Product[]>> = {
  fashion: products.filter(p => p.category === 'fashion'),
  home: products.filter(p => p.category === 'home'),
  beauty: products.filter(p => p.category === 'beauty'),
  electronics: products.filter(p => p.category === 'electronics'),
  kids: products.filter(p => p.category === 'kids'),
  pantry: products.filter(p => p.category === 'pantry'),
}
