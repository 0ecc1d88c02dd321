import type { NamedBy, TableKind } from './model-kind.ts'

const columns = {
  tracking_number:
    'tracking | tracking no | tracking number | tracking id | tracking code | awb | awb no | awb number | airwaybill | air waybill | waybill | waybill no | waybill number | consignment | consignment no | shipment | shipment id | shipment no | shipment number | parcel id | numero suivi | رقم تتبع | رقم شحنه | بوليصه | رقم بوليصه',
  order_id:
    'order | order id | order no | order number | order ref | reference | shipper reference | customer reference | ref no | merchant reference | رقم طلب | مرجع | رقم مرجعي',
  status:
    'status | shipment status | delivery status | last status | current status | event | activity | scan | status description | etat | statut | حاله | حاله شحنه | حدث',
  attempt:
    'attempt | attempts | attempt no | no of attempts | attempt count | delivery attempts | محاولات | عدد محاولات | رقم محاوله',
  reason:
    'reason | return reason | failure reason | exception | exception reason | remark | remarks | comment | comments | سبب | سبب ارجاع | ملاحظات | سبب رفض',
  cash_collected: 'cash collected | collected amount | cod collected | amount collected | مبلغ محصل | تحصيل',
  cash_on_delivery:
    'cod | cod amount | cash on delivery | amount to collect | collect amount | مبلغ تحصيل | مبلغ دفع عند استلام | قيمه تحصيل',
  currency: 'currency | cod currency | عمله',
  courier: 'courier | carrier | courier name | carrier name | shipping company | شركه شحن | ناقل',
  agent_id:
    'driver | driver id | driver name | rider | delivery agent | courier id | مندوب | اسم مندوب | رقم مندوب | سائق',
  city: 'city | destination | destination city | consignee city | location | hub | مدينه | وجهه',
  customer_id: 'customer id | consignee id | رقم عميل',
  phone:
    'phone | consignee phone | receiver phone | recipient phone | customer phone | mobile | consignee mobile | receiver mobile | telephone | هاتف | جوال | رقم جوال | هاتف مستلم | جوال مستلم | رقم مستلم',
  email: 'email | consignee email | receiver email | بريد الكتروني',
  weight: 'weight | weight kg | poids | وزن',
  promised_at:
    'promised date | expected delivery | expected delivery date | eta | estimated delivery | due date | موعد متوقع | تاريخ متوقع',
}

/** What couriers call the stations of a parcel, and the events that they are. */
const stations: NamedBy = {
  role: 'status',
  names: {
    'Shipment Created':
      'created | booked | new | pending | pending pickup | label created | information received | data received | order received | ready for pickup | تم انشاء | جديد | قيد انتظار | بانتظار استلام',
    'Order Shipped':
      'shipped | picked up | pickup | collected | dispatched | in transit | transit | departed | handed over | arrived at hub | received at hub | at hub | arrived | in warehouse | sorting | تم شحن | شحن | تم استلام من متجر | في طريق | قيد نقل | في مستودع | وصلت الي مركز',
    'Order Out for Delivery':
      'out for delivery | with courier | with driver | ofd | on delivery | en cours de livraison | خرج توصيل | خرج للتوصيل | مع مندوب | قيد توصيل | جاري توصيل | خارج للتوصيل',
    'Delivery Attempt Failed':
      'attempted | attempt failed | delivery attempt failed | failed attempt | not delivered | undelivered | unsuccessful | no answer | customer not available | not available | not home | wrong address | postponed | rescheduled | delayed | exception | delivery exception | تعذر توصيل | محاوله فاشله | لم يرد | عنوان خاطئ | مؤجل | عميل غير متاح | لم يتم توصيل',
    'Delivery Refused':
      'refused | rejected | customer refused | refused by customer | refused at door | refused by recipient | refuse | رفض استلام | مرفوض | رفض | رفض عميل | تم رفض',
    'Order Delivered':
      'delivered | completed | delivery completed | proof of delivery | pod | livre | تم توصيل | تم تسليم | مسلم | سلمت | تم توصيلها',
    'Order Returned':
      'returned | rto | returned to origin | return to sender | returned to shipper | returned to sender | return | retourne | تم ارجاع | مرتجع | راجع | اعيد الي مرسل',
    'Cash Collected': 'cash collected | cod collected | collected cod | remitted | تم تحصيل | محصل',
    'Order Cancelled': 'cancelled | canceled | void | annule | ملغي | ملغاه | تم الغاء',
    'Shipment Lost': 'lost | damaged | missing | مفقود | تالف | ضائع',
  },
  asks: true,
}

/** A row a station of a parcel. */
export const shipmentHistory: TableKind = {
  id: 'shipment-history',
  channel: 'courier',
  columns: {
    ...columns,
    happened_at:
      'date | time | date time | datetime | timestamp | event time | event date | status date | status time | scan date | scan time | update time | updated at | activity date | تاريخ | وقت | تاريخ حاله | وقت حاله | تاريخ تحديث | تاريخ حدث',
  },
  needs: [['tracking_number'], ['status'], ['happened_at']],
  cases: ['order_id', 'tracking_number'],
  events: [{ time: 'happened_at', name: 'Shipment Updated', named: stations }],
}

/** A row a parcel, with its times. */
export const shipments: TableKind = {
  id: 'shipments',
  channel: 'courier',
  columns: {
    ...columns,
    created_at:
      'created | created at | creation date | created date | created time | booking date | booked at | order date | date creation | تاريخ انشاء | تاريخ طلب',
    shipped_at:
      'shipped | shipped at | ship date | shipping date | pickup date | picked up at | pickup time | pickup | dispatch date | dispatched at | تاريخ شحن | تاريخ استلام من متجر',
    out_for_delivery_at:
      'out for delivery | out for delivery at | out for delivery date | ofd date | تاريخ خروج توصيل',
    attempted_at:
      'attempt date | last attempt | last attempt date | first attempt date | attempted at | تاريخ محاوله | اخر محاوله',
    delivered_at:
      'delivered | delivered at | delivery date | delivered date | delivery time | date livraison | pod date | تاريخ تسليم | تاريخ توصيل',
    refused_at: 'refused at | refused date | refusal date | تاريخ رفض',
    returned_at: 'returned | returned at | return date | rto date | returned date | تاريخ ارجاع',
    collected_at:
      'collection date | collected at | cash collected at | cod date | remittance date | تاريخ تحصيل',
    happened_at:
      'last update | last updated | updated at | status date | last status date | اخر تحديث | تاريخ حاله',
  },
  needs: [
    ['tracking_number'],
    ['created_at', 'shipped_at', 'delivered_at', 'returned_at', 'happened_at', 'refused_at'],
    ['status', 'delivered_at', 'shipped_at', 'refused_at', 'cash_on_delivery', 'cash_collected'],
  ],
  cases: ['order_id', 'tracking_number'],
  events: [
    { time: 'created_at', name: 'Shipment Created' },
    { time: 'shipped_at', name: 'Order Shipped' },
    { time: 'out_for_delivery_at', name: 'Order Out for Delivery' },
    { time: 'attempted_at', name: 'Delivery Attempted' },
    { time: 'refused_at', name: 'Delivery Refused' },
    { time: 'delivered_at', name: 'Order Delivered' },
    { time: 'returned_at', name: 'Order Returned' },
    { time: 'collected_at', name: 'Cash Collected' },
    { time: 'happened_at', name: 'Shipment Updated', named: stations },
  ],
}
