import type { TableKind } from './model-kind.ts'

/** Receipts of a till: one row a receipt, or one a line of it. */
export const till: TableKind = {
  id: 'till',
  channel: 'store',
  columns: {
    order_id:
      'receipt | receipt no | receipt number | receipt id | bill no | bill number | transaction id | transaction no | transaction number | sale id | invoice no | invoice number | ticket de caisse | no ticket | numero ticket | رقم فاتوره | رقم ايصال | ايصال | فاتوره',
    store_id:
      'store | store id | store no | store number | store code | branch | branch id | branch code | outlet | location | location id | shop id | magasin | code magasin | متجر | رقم متجر | فرع | رقم فرع | كود فرع | معرض',
    store_name: 'store name | branch name | nom magasin | اسم متجر | اسم فرع',
    till_id:
      'till | till id | till no | register | register id | register no | pos | pos id | pos terminal | terminal | terminal id | caisse | صندوق | رقم صندوق | نقطه بيع | كاشير رقم',
    agent_id:
      'cashier | cashier id | cashier name | cashier code | salesperson | sales person | seller | seller id | employee | employee id | caissier | vendeur | كاشير | بائع | موظف | رقم موظف | اسم كاشير',
    sold_at:
      'date time | datetime | sold at | receipt date | transaction date | transaction time | sale date | sales date | bill date | invoice date | date | timestamp | date heure | date vente | تاريخ | تاريخ فاتوره | تاريخ بيع | تاريخ ووقت | تاريخ عمليه',
    loyalty_card:
      'loyalty card | loyalty card no | loyalty card number | loyalty no | loyalty number | loyalty id | card no | member card | membership no | membership number | carte fidelite | رقم بطاقه ولاء | بطاقه ولاء | رقم عضويه',
    customer_id:
      'customer id | customer no | customer number | customer code | code client | رقم عميل | كود عميل',
    phone:
      'customer phone | phone | mobile | mobile no | phone number | telephone | جوال | رقم جوال | هاتف | رقم هاتف | موبايل',
    email: 'email | customer email | e mail | بريد الكتروني | بريد',
    payment_method:
      'payment | payment method | payment type | tender | tender type | paid by | mode paiement | mode de paiement | طريقه دفع | وسيله دفع | نوع دفع',
    currency: 'currency | currency code | devise | عمله',
    sku: 'sku | item code | item no | product code | product id | barcode | ean | upc | plu | article | code article | رمز صنف | كود صنف | رقم صنف | باركود',
    product:
      'item | item name | product | product name | description | designation | صنف | اسم صنف | منتج | اسم منتج',
    category: 'category | department | famille | فئه | قسم',
    quantity: 'quantity | qty | units | quantite | qte | كميه',
    price: 'price | unit price | prix | prix unitaire | سعر | سعر وحده',
    discount: 'discount | discount amount | remise | خصم',
    tax: 'tax | vat | tax amount | tva | ضريبه | قيمه ضريبه',
    line_total: 'line total | line amount | row total | item total | montant ligne | اجمالي سطر | اجمالي صنف',
    revenue:
      'total | amount | grand total | net amount | net total | receipt total | total amount | sales amount | montant | total ttc | اجمالي | مبلغ | صافي | مبلغ اجمالي',
    sale_type: 'type | transaction type | sale type | receipt type | doc type | نوع | نوع عمليه | نوع فاتوره',
  },
  needs: [['order_id'], ['store_id', 'till_id', 'store_name'], ['revenue', 'line_total', 'price']],
  cases: ['order_id'],
  rowsOf: ['order_id', 'store_id', 'till_id'],
  events: [
    {
      time: 'sold_at',
      name: 'Order Completed',
      named: {
        role: 'sale_type',
        names: {
          'Order Completed': 'sale | sales | vente | بيع | مبيعات',
          'Order Refunded':
            'return | returns | refund | credit note | retour | avoir | مرتجع | ارجاع | استرجاع | مردود',
          'Order Cancelled': 'void | voided | cancelled | canceled | annulation | ملغي | الغاء | ملغاه',
          'Order Exchanged': 'exchange | echange | استبدال',
        },
        asks: true,
      },
      whenNegative: { property: 'revenue', name: 'Order Refunded' },
    },
  ],
}
