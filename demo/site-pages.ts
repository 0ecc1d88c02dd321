import type { DeviceKind } from './people.ts'

export type Browser = Exclude<DeviceKind, 'app'>

/** Something on a page that can be clicked. `text`: what a button or link says; the tracker tells it with the element. */
export interface Spot {
  readonly element: string
  readonly text?: { readonly en: string; readonly ar: string }
  /** What the element is called in lists. */
  readonly en: string
  readonly ar: string
  /** From the edge at which reading begins, as a share of the width: on a phone, and on wider screens. */
  readonly x: readonly [number, number]
  /** Pixels from the top. */
  readonly y: readonly [number, number]
  /** How often it is clicked, against the others of its page. */
  readonly weight: number
}

export const templates = ['home', 'category', 'product', 'cart', 'checkout', 'payment'] as const
export type Template = (typeof templates)[number]

interface Page {
  /** What of the path follows the language: a pattern, `*` for any letters. */
  readonly path: string
  /** Pixels. */
  readonly height: Readonly<Record<Browser, number>>
  /** Clicks of a visit to the page, least and most. */
  readonly clicks: readonly [number, number]
  readonly spots: readonly Spot[]
}

/** Width and height of windows, in CSS pixels. */
export const windows: Readonly<Record<Browser, readonly (readonly [number, number])[]>> = {
  phone: [
    [360, 740],
    [390, 780],
    [412, 840],
  ],
  tablet: [
    [768, 980],
    [820, 1_080],
  ],
  computer: [
    [1_280, 640],
    [1_440, 780],
    [1_920, 950],
  ],
}

export const productPhoto: Spot = {
  element: 'img#product-photo',
  en: 'Photo of the product',
  ar: 'صورة المنتج',
  x: [0.5, 0.27],
  y: [300, 360],
  weight: 1,
}

export const payButton: Spot = {
  element: 'button#pay',
  text: { en: 'Place the order', ar: 'قدّم الطلب' },
  en: 'Button: place the order',
  ar: 'زر تقديم الطلب',
  x: [0.5, 0.72],
  y: [690, 520],
  weight: 6,
}

export const pages: Readonly<Record<Template, Page>> = {
  home: {
    path: '',
    height: { phone: 5_200, tablet: 4_300, computer: 3_600 },
    clicks: [0, 3],
    spots: [
      spot('button#menu', 'Menu', 'القائمة', [0.08, 0.06], [40, 44], 3),
      spot('input#search[q]', 'Search field', 'خانة البحث', [0.5, 0.45], [96, 44], 2),
      spot('a#offers', 'Offers', 'العروض', [0.5, 0.5], [420, 380], 2),
      spot('a#categories', 'All categories', 'كل الفئات', [0.5, 0.5], [900, 760], 4),
    ],
  },
  category: {
    path: '/c/*',
    height: { phone: 7_400, tablet: 5_600, computer: 4_200 },
    clicks: [1, 4],
    spots: [
      spot('select#sort[sort]', 'Order of the list', 'ترتيب القائمة', [0.8, 0.9], [160, 150], 1),
      spot('button#filter', 'Filter', 'تصفية', [0.2, 0.1], [160, 150], 2),
      spot('a#card-1', 'First product', 'المنتج الأول', [0.26, 0.24], [420, 420], 4),
      spot('a#card-2', 'Second product', 'المنتج الثاني', [0.74, 0.5], [420, 420], 3),
      spot('a#card-3', 'Third product', 'المنتج الثالث', [0.26, 0.76], [820, 420], 2),
    ],
  },
  product: {
    path: '/p/*',
    height: { phone: 4_600, tablet: 3_800, computer: 3_000 },
    clicks: [0, 3],
    spots: [
      productPhoto,
      spot('select#size[size]', 'Size', 'المقاس', [0.3, 0.7], [640, 420], 2),
      spot('button#add-to-cart', 'Add to cart', 'أضف إلى السلة', [0.5, 0.75], [740, 520], 4),
      spot('button#wishlist', 'Add to wish list', 'أضف إلى الأمنيات', [0.88, 0.9], [740, 520], 1),
      spot('a#reviews', 'Read the reviews', 'اقرأ التقييمات', [0.4, 0.4], [1_900, 1_300], 2),
    ],
  },
  cart: {
    path: '/cart',
    height: { phone: 1_700, tablet: 1_500, computer: 1_300 },
    clicks: [1, 3],
    spots: [
      spot('button#more', 'One more', 'زيادة الكمية', [0.7, 0.55], [300, 280], 2),
      spot('button#remove', 'Remove', 'احذف', [0.9, 0.62], [300, 280], 1),
      spot('input#coupon[coupon]', 'Coupon field', 'خانة الكوبون', [0.4, 0.78], [700, 420], 1),
      spot('button#check-out', 'Check out', 'أتمم الشراء', [0.5, 0.8], [860, 560], 5),
    ],
  },
  checkout: {
    path: '/checkout',
    height: { phone: 2_300, tablet: 1_900, computer: 1_500 },
    clicks: [2, 4],
    spots: [
      spot('input#name[name]', 'Name', 'الاسم', [0.5, 0.3], [300, 260], 3),
      spot('input#phone[phone]', 'Phone', 'الهاتف', [0.5, 0.3], [390, 340], 3),
      spot('input#address[address]', 'Address', 'العنوان', [0.5, 0.3], [480, 420], 3),
      spot('select#city[city]', 'City', 'المدينة', [0.5, 0.3], [570, 500], 2),
      spot('button#continue', 'Continue', 'تابع', [0.5, 0.3], [1_150, 900], 3),
    ],
  },
  payment: {
    path: '/checkout/payment',
    height: { phone: 1_500, tablet: 1_300, computer: 1_100 },
    clicks: [1, 3],
    spots: [
      spot('input#card[payment]', 'Pay by card', 'الدفع بالبطاقة', [0.2, 0.2], [320, 280], 2),
      spot('input#cash[payment]', 'Pay in cash', 'الدفع نقدًا', [0.2, 0.2], [400, 350], 3),
      payButton,
    ],
  },
}

/** What it says is what it is called, where it says something. */
function spot(element: string, en: string, ar: string, x: Spot['x'], y: Spot['y'], weight: number): Spot {
  const says = element.startsWith('a') || element.startsWith('button')
  return { element, en, ar, x, y, weight, ...(says ? { text: { en, ar } } : null) }
}

/** As the tracker tells it. */
export function elementOf({ element, text }: Spot, language: 'en' | 'ar'): string {
  return text ? `${element} "${text[language]}"` : element
}

export function pathOf(template: Template, language: 'en' | 'ar', key = ''): string {
  return `/${language}${pages[template].path.replace('*', key)}`
}

const patterns = templates.map(
  template => [template, new RegExp(`^/(en|ar)${pages[template].path.replace('*', '.+')}$`)] as const,
)

export function templateOf(path: string): Template | null {
  return patterns.find(([, pattern]) => pattern.test(path))?.[0] ?? null
}
