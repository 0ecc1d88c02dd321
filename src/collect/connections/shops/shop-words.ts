import type { Words } from '../model-connection.ts'

/** Words that several shops share. */
export const shopWords = {
  customers: { en: 'Customers', ar: 'العملاء' },
  orders: { en: 'Orders', ar: 'الطلبات' },
  customer: { en: 'A customer', ar: 'عميل' },
  order: { en: 'An order', ar: 'طلب' },
  waiting: { en: 'An order that waits for its payment', ar: 'طلب ينتظر الدفع' },
  after: { en: 'What happens to an order', ar: 'ما يحدث للطلب بعد تقديمه' },
  copyAddress: {
    en: 'Copy the address that is shown here after connecting.',
    ar: 'يُنسخ العنوان الذي يظهر هنا بعد الربط.',
  },
} satisfies Record<string, Words>

/** What a try of the connection found. */
export const shopCounts = (customers: number, orders: number) => [
  { what: shopWords.customers, n: customers },
  { what: shopWords.orders, n: orders },
]

export const orderBecomes = (after: readonly string[]) => [
  { what: shopWords.customer, events: ['identify'] },
  { what: shopWords.order, events: ['Order Completed', 'Order Updated'] },
  { what: shopWords.after, events: after },
]
