import type { Title } from '../model.ts'

export interface TemplateStep {
  readonly id: string
  readonly title: Title
  /** Event names, as the Segment e-commerce specification and its neighbours write them. */
  readonly events: readonly string[]
}

export interface TemplateStage {
  readonly id: string
  readonly title: Title
  readonly isExit?: boolean
  readonly steps: readonly TemplateStep[]
}

/**
 * A shop's journey in the customer's words. It knows the events of the Segment e-commerce specification and what shops
 * commonly add for confirmation, delivery, paperwork, support and surveys.
 */
export const ecommerceTemplate: readonly TemplateStage[] = [
  {
    id: 'awareness',
    title: { en: 'Discover', ar: 'الوعي' },
    steps: [
      {
        id: 'arrives',
        title: { en: 'Arrives at the shop', ar: 'يصل إلى المتجر' },
        events: [
          'Email Delivered',
          'Message Delivered',
          'Message Read',
          'Message Link Clicked',
          'Loyalty Card Shown',
          'page',
          'screen',
          'Application Opened',
          'Application Installed',
          'Promotion Viewed',
          'Promotion Clicked',
          'Campaign Clicked',
          'Email Opened',
          'Email Link Clicked',
          'Ad Clicked',
          'Store Visited',
        ],
      },
    ],
  },
  {
    id: 'consideration',
    title: { en: 'Consider', ar: 'المفاضلة' },
    steps: [
      {
        id: 'browses',
        title: { en: 'Browses and compares', ar: 'يتصفّح ويقارن' },
        events: [
          'Product Reviews Read',
          'Products Searched',
          'Product List Viewed',
          'Product List Filtered',
          'Product Clicked',
          'Product Viewed',
          'Product Shared',
          'Product Added to Wishlist',
          'Product Compared',
          'Wishlist Product Added to Cart',
        ],
      },
    ],
  },
  {
    id: 'purchase',
    title: { en: 'Buy', ar: 'الشراء' },
    steps: [
      {
        id: 'fills-the-cart',
        title: { en: 'Adds to the cart', ar: 'يضيف إلى السلة' },
        events: ['Product Added', 'Product Removed', 'Cart Viewed', 'Cart Shared'],
      },
      {
        id: 'checks-out',
        title: { en: 'Starts checkout', ar: 'يبدأ إتمام الشراء' },
        events: [
          'Signed In',
          'Signed Up',
          'Registration Required',
          'Delivery Fees Shown',
          'Long Delivery Warned',
          'Delivery Date Shown',
          'Price Changed',
          'Coupon Field Shown',
          'Checkout Timed Out',
          'Slow Page Measured',
          'Checkout Started',
          'Checkout Step Viewed',
          'Checkout Step Completed',
          'Form Submitted',
          'Form Abandoned',
          'Payment Info Entered',
          'Coupon Entered',
          'Coupon Applied',
          'Coupon Denied',
          'Payment Failed',
        ],
      },
      {
        id: 'orders',
        title: { en: 'Places the order', ar: 'يقدّم الطلب' },
        events: ['Order Completed', 'Order Placed', 'Order Created', 'Purchase'],
      },
      {
        id: 'confirms',
        title: { en: 'Confirms the order', ar: 'يؤكّد الطلب' },
        events: [
          'Agent Called',
          'Order Confirmed',
          'Order Confirmation Sent',
          'Confirmation Call Answered',
          'Confirmation Email Opened',
          'Confirmation Called',
          'Order Approved',
        ],
      },
    ],
  },
  {
    id: 'delivery',
    title: { en: 'Receive', ar: 'التوصيل' },
    steps: [
      {
        id: 'waits',
        title: { en: 'Waits for the parcel', ar: 'ينتظر التوصيل' },
        events: [
          'Shipment Created',
          'Shipment Updated',
          'Order Tracked',
          'Out for Delivery',
          'Delivery Attempt Failed',
          'Order Shipped',
          'Shipment Tracked',
          'Tracking Viewed',
          'Order Out for Delivery',
          'Order Out For Delivery',
          'Delivery Delayed',
          'Delivery Attempted',
          'Order Updated',
        ],
      },
      {
        id: 'receives',
        title: { en: 'Receives the parcel', ar: 'يستلم الطلب' },
        events: [
          'Order Refused',
          'Order Delivered',
          'Order Fulfilled',
          'Order Picked Up',
          'Delivery Refused',
          'Delivery Failed',
          'Cash Collected',
          'Shipment Lost',
        ],
      },
      {
        id: 'paperwork',
        title: { en: 'Deals with the paperwork', ar: 'يستلم الفواتير والمستندات' },
        events: [
          'Invoice Correction Requested',
          'Invoice Corrected',
          'Invoice Sent',
          'Invoice Issued',
          'Invoice Viewed',
          'Invoice Opened',
          'Invoice Downloaded',
          'Warranty Registered',
        ],
      },
    ],
  },
  {
    id: 'support',
    title: { en: 'Use and get help', ar: 'الاستخدام والدعم' },
    steps: [
      {
        id: 'asks-for-help',
        title: { en: 'Asks for help', ar: 'يطلب المساعدة' },
        events: [
          'Support Replied',
          'Support Ticket Opened',
          'Support Ticket Closed',
          'Support Contacted',
          'Ticket Opened',
          'Ticket Closed',
          'Ticket Commented',
          'Ticket Solved',
          'Call Missed',
          'Message Button Pressed',
          'Call Started',
          'Call Ended',
          'Call Completed',
          'Message Received',
          'Message Sent',
          'Conversation Started',
          'Conversation Closed',
          'Complaint Made',
          'Help Viewed',
          'Live Chat Initiated',
        ],
      },
      {
        id: 'returns',
        title: { en: 'Cancels or returns', ar: 'يلغي أو يُرجع' },
        events: [
          'Return Picked Up',
          'Order Cancelled',
          'Order Refunded',
          'Return Requested',
          'Return Received',
          'Order Returned',
          'Exchange Requested',
          'Order Exchanged',
          'Refund Issued',
        ],
      },
    ],
  },
  {
    id: 'loyalty',
    title: { en: 'Come back', ar: 'الولاء' },
    steps: [
      {
        id: 'says-how-it-was',
        title: { en: 'Says how it was', ar: 'يقول رأيه' },
        events: [
          'Survey Sent',
          'CSAT Answered',
          'CES Answered',
          'Product Reviewed',
          'Review Submitted',
          'Survey Completed',
          'Survey Answered',
          'Survey Submitted',
          'NPS Answered',
          'Feedback Given',
        ],
      },
      {
        id: 'recommends',
        title: { en: 'Recommends the shop', ar: 'يوصي بالمتجر' },
        events: [
          'Referral Sent',
          'Referral Shared',
          'Invite Sent',
          'Loyalty Points Earned',
          'Loyalty Points Redeemed',
          'Subscription Renewed',
        ],
      },
    ],
  },
  {
    id: 'leaving',
    title: { en: 'Leave', ar: 'المغادرة' },
    isExit: true,
    steps: [
      {
        id: 'unsubscribes',
        title: { en: 'Unsubscribes', ar: 'يلغي الاشتراك' },
        events: ['Unsubscribed', 'Account Deleted', 'Subscription Cancelled', 'Application Uninstalled'],
      },
    ],
  },
]

/** Scores that speak of another step than the one at which they are given, where the names leave no doubt. */
export const templateVoice: Readonly<Record<string, string>> = {
  'Product Reviewed': 'receives',
  'Review Submitted': 'receives',
  'CES Answered': 'checks-out',
  'CSAT Answered': 'asks-for-help',
}
