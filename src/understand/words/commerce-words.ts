/**
 * What people call the events of a shop when they do not call them by name: English, Standard Arabic, and Moroccan in both scripts.
 * `[a|b]` is a slot that any of these fills. An event is found by the first of its raw names that the workspace has.
 */
export interface CommerceWords {
  readonly events: readonly string[]
  readonly words: string
}

const view =
  '[view|viewed|see|saw|seen|look at|looked|watch|visit|visited|browse|open|شاهد|شاهدوا|يشاهد|شاهدت|مشاهده|مشاهدات|راى|راوا|يرون|عرض|تصفح|تصفحوا|زار|زاروا|زياره|شاف|شافو|شافوا|كيشوفو|يشوف|chaf|chafo|chafou|kaychofo|kaychoufou|kaychof|tfrj|tfrjo|اطلع|اطلعوا]'
const product =
  '[product|item|products|items|منتج|المنتج|منتجات|سلعه|سلع|منتوج|منتوجات|produit|produits|prodwi|mntoj|montaj|montoj|sel3a]'
const cart = '[cart|basket|bag|سله|السله|سلتهم|العربه|عربه|panier|lpanier|sla|salla|بانيي|البانيي]'
const checkout =
  'checkout|check out|checkouts|paying page|اتمام الشراء|اتمام الطلب|اتمام عمليه الشراء|صفحه الدفع|الدفع|التشيك اوت|تشيك اوت|lkhlass|lkhlas|khlas|chekout|la caisse|caisse'
const begin =
  '[start|started|begin|began|begun|reach|reached|enter|entered|بدا|بداوا|يبدا|يبداون|بدء|بداو|bdaw|bda|kaybdaw|وصلوا|وصلو|wslo]'
const order =
  '[order|orders|purchase|purchases|طلب|طلبات|الطلب|طلبيه|طلبيات|commande|commandes|komand|komanda|koumanda|lcommande|كوماند|كوموند|الكوماند|talab|talabat|talabiya|tlab]'
const invoice =
  '[invoice|invoices|bill|bills|فاتوره|الفاتوره|فواتير|الفواتير|facture|factures|lfactura|factura|فاكتوره|فكتوره]'
const support =
  '[support|customer service|customer care|help desk|helpdesk|خدمه العملاء|الدعم|دعم|خدمه الزبناء|خدمه الزبائن|sav|service client|خدمة العملاء]'
const mail =
  '[email|e mail|emails|mail|newsletter|بريد|البريد|ايميل|الايميل|ايميلات|رساله بريديه|رسائل البريد|رسائل بريديه|imail|limail]'
const opened = '[open|opened|فتح|فتحوا|يفتح|فتحو|ft7o|ft7|fta7o|hal]'
const clicked = '[click|clicked|نقر|نقروا|ضغط|ضغطوا|كليكا|klika|clika|clikaw|klikaw|wrko]'
const add =
  '[add|added|put|adding|adds|اضاف|اضافوا|اضافه|يضيف|يضيفون|زاد|زادو|زادوا|zad|zado|zadou|kayzid|7tto|hat|حط|حطو|وضع|وضعوا|drb]'
const remove =
  '[remove|removed|delete|deleted|take out|took out|ازال|ازالوا|ازاله|حذف|حذفوا|حيد|حيدو|7yed|7ydo|hyed|hydo|مسح|مسحو]'
const message =
  '[message|messages|whatsapp|whats app|واتساب|الواتساب|واتس|watsap|whatsap|رساله واتساب|رسائل واتساب]'
const account = '[account|accounts|حساب|حسابا|حساب جديد|compte|kont|lcompte]'

export const commerceWords: readonly CommerceWords[] = [
  {
    events: [
      'Order Completed',
      'Order Placed',
      'Purchase',
      'purchase',
      'Checkout Completed',
      'order_completed',
    ],
    words: `[buy|buys|bought|buying|buyers|buyer|order|orders|ordered|ordering|purchase|purchases|purchased|purchasing|اشتري|اشترى|اشتروا|يشتري|يشترون|تشتري|شراء|الشراء|شرائهم|مشتريات|مشتر|مشترين|مشترون|طلب|طلبوا|يطلب|يطلبون|طلبات|الطلبات|الطلب|طلبيه|طلبيات|شرا|شراو|شرى|شراوا|كيشري|كيشريو|شاري|chra|chraw|chrao|chri|kaychri|kaychriw|kayshriw|ychri|ychriw|shra|shraw|commande|commandes|commandaw|comanda|kommanda|lcommande|كوماند|كوموند|الكوماند|كوماندا|كوماندات|طلبو|talab|talabat|tlb|tlbo|sales order]|[place|placed|places|placing|complete|completed|make|made|finish|finished|قدم|قدموا|تقديم|اتم|اتموا|اكمل|اكملوا|انهي|انهوا|دار|دارو|داروا|dar|daro|darou|kml|kmlo] ${order}|[complete|completed|finish|finished|اتم|اتموا|اكمل|اكملوا|كمل|كملو|kml|kmlo|kemlo] [purchase|checkout|الشراء|شراء|اتمام الشراء|achat|chra|الشرا]`,
  },
  {
    events: ['Product Viewed', 'product_viewed', 'view_item', 'Product Detail Viewed'],
    words: `${view} ${product}|product page|product pages|صفحه المنتج|صفحه منتج|صفحات المنتجات|عرض المنتج|مشاهده المنتج|page produit`,
  },
  {
    events: ['Product Added', 'add_to_cart', 'Added to Cart'],
    words: `${add} ${cart}|${add} ${product} ${cart}|add to cart|added to cart|${add} ${product}|اضافه الي السله|اضافوا الي السله|زادو ف السله|سله التسوق|${cart}`,
  },
  {
    events: ['Product Removed', 'remove_from_cart'],
    words: `${remove} ${cart}|${remove} ${product} ${cart}|${remove} ${product}`,
  },
  { events: ['Cart Viewed', 'view_cart'], words: `${view} ${cart}|cart page|صفحه السله` },
  {
    events: ['Checkout Started', 'begin_checkout', 'checkout_started', 'Checkout Step Viewed'],
    words: `${begin} [${checkout}|purchase|الشراء|شراء|order|طلب]|${checkout}`,
  },
  {
    events: ['Products Searched', 'search', 'Search'],
    words:
      '[search|searched|searches|searching|looked for|بحث|بحثوا|يبحث|يبحثون|البحث|قلب|قلبو|كيقلبو|9lb|9lbo|kay9lbo|qlbo|rech|recherche]',
  },
  {
    events: ['Product List Viewed', 'view_item_list'],
    words: `${view} [list|category|قائمه|القائمه|فئه|catégorie|categorie]|product list|قائمه المنتجات`,
  },
  {
    events: ['Product Added to Wishlist', 'add_to_wishlist'],
    words: 'wishlist|wish list|favourites|favorites|المفضله|قائمه الامنيات|لائحه الامنيات|favoris',
  },
  {
    events: ['Product Reviews Read'],
    words: '[read|قرا|قراوا|قراءه|قراو|9raw|9ra] [review|reviews|ratings|التقييمات|تقييمات|اراء|avis]',
  },
  {
    events: ['Product Reviewed', 'Review Submitted'],
    words:
      '[write|wrote|written|left|leave|give|gave|كتب|كتبوا|كتابه|ترك|تركوا|ktb|ktbo] [review|reviews|rating|تقييم|تقييما|مراجعه|avis|ra2y]|reviewed|rated|قيموا|قيم المنتج',
  },
  {
    events: ['Coupon Applied', 'Coupon Entered'],
    words:
      '[use|used|apply|applied|using|استخدم|استخدموا|استعمل|استعملو|طبق|st3mlo|khdmo] [coupon|coupons|promo code|discount code|كوبون|الكوبون|كوبون خصم|قسيمه|كود الخصم|كود|code promo|kopon]|coupon|كوبون|كود الخصم|code promo',
  },
  {
    events: ['Signed Up', 'sign_up', 'Account Created', 'Signup'],
    words: `[sign up|signed up|signup|signups|register|registered|registration|registrations|تسجل|تسجلو|سجل|سجلوا|اشترك|اشتركوا|tsejl|tsjlo|t9yd|inscription]|[create|created|creating|opened|انشا|انشاوا|انشاء|فتح|فتحوا|دار|دارو|dar|daro] ${account}|new account|حساب جديد|[سجل|سجلوا|تسجل|تسجلوا] ${account}`,
  },
  {
    events: ['Signed In', 'login', 'Logged In'],
    words:
      'sign in|signed in|log in|logged in|login|logins|تسجيل الدخول|سجلوا الدخول|دخلوا لحسابهم|دخلو للحساب|connexion|dkhlo lcompte',
  },
  {
    events: ['Registration Required'],
    words:
      '[forced|required|must|اجباري|الزامي|bezz] [register|registration|account|تسجيل|حساب]|forced registration|registration wall',
  },
  {
    events: ['Delivery Fees Shown'],
    words:
      '[delivery|shipping|توصيل|التوصيل|شحن|الشحن|livraison|twsil|livrizon] [fee|fees|cost|costs|price|رسوم|تكلفه|مصاريف|ثمن|سعر|frais|taman|flos]|رسوم التوصيل|مصاريف الشحن',
  },
  {
    events: ['Payment Failed', 'Payment Refused'],
    words:
      '[payment|card|pay|دفع|الدفع|عمليه الدفع|البطاقه|carte|paiement|lkhlass|khlass] [fail|failed|fails|refused|declined|rejected|error|فشل|رفض|رفضت|مرفوض|تعذر|refusé|refuse|mat9blatch|ma9blatch|trfdat]|فشل الدفع|رفض الدفع|failed payments|payment failure',
  },
  {
    events: ['Payment Info Entered', 'add_payment_info'],
    words:
      '[choose|chose|chosen|chosing|select|selected|enter|entered|اختار|اختاروا|اختيار|ادخل|ادخلوا] [payment|payment method|طريقه الدفع|الدفع|وسيله الدفع]|payment step|payment page|خطوه الدفع|payment chosen',
  },
  { events: ['Checkout Timed Out'], words: 'time out|timed out|timeout|انتهاء المهله|انتهت المهله' },
  {
    events: ['Slow Page Measured', 'Page Measured'],
    words:
      'slow page|slow pages|slow site|صفحه بطيئه|صفحات بطيئه|بطء الصفحه|بطء الموقع|page lente|site t9il|site tqil',
  },
  {
    events: ['Price Changed'],
    words: 'price change|price changed|السعر تغير|تغير السعر|تبدل الثمن|taman tbdl',
  },
  {
    events: ['Order Shipped', 'Shipment Created'],
    words: `${order} [shipped|sent|شحن|شحنت|ارسل|tsift]|shipped|shipments|شحن الطلب|شحن الطلبات`,
  },
  {
    events: ['Order Delivered', 'Delivered'],
    words: `${order} [delivered|received|arrived|وصل|وصلت|سلم|استلم|استلموا|wsl|wslat|wslato]|[receive|received|got|استلم|استلموا|استلام|توصل|توصلو|twslo|twesslo|wsl|wslat|وصلهم|وصلتهم|wslhom|kaywslhom|كيوصلهم] [${order.slice(1, -1)}|colis|lcolis|parcel|package|الكولي|الطرد|sel3a|السلعه]|استلام|الاستلام|delivered|delivery|deliveries|received it|التسليم|تسليم|التوصيل|توصيل|livraison|livrizon|twsil|tawsil`,
  },
  {
    events: ['Delivery Attempt Failed', 'Delivery Attempted'],
    words:
      '[delivery|توصيل|التوصيل|تسليم|livraison] [fail|failed|fails|attempt|فشل|تعذر|فاشل|محاوله]|failed delivery|failed deliveries|تعذر التسليم|تعذر التوصيل',
  },
  {
    events: ['Order Refused', 'Delivery Refused'],
    words: `[refuse|refused|rejected|مرفوض|مرفوضه|المرفوضه|ترفض|ترفضات|trfd|trfdat|رفض|رفضوا|رفضو|rfd|rfdo|rfed] [order|orders|parcel|delivery|door|package|الطلب|طلب|طلبات|الطرد|الاستلام|استلام|الطلبيه|colis|lcolis|commande]|[مرفوض|مرفوضه|رفض|رفضت|رفضوا] ${order} عند [استلام|الاستلام]|refused at the door|refusals|رفض الاستلام`,
  },
  {
    events: ['Order Cancelled', 'Order Canceled'],
    words: `[cancel|cancelled|canceled|cancellation|cancels|الغي|الغاء|الغوا|يلغي|يلغون|لغاو|لغا|annula|annulaw|lgha|lghaw|ألغى|ملغي|ملغاه|ملغيه|tlgha|tlghat|tlghaw|تلغا|تلغات|تلغاو] ${order}|cancellations|cancelled|canceled|الغاء|الالغاء|annulation|لغاو`,
  },
  {
    events: ['Order Confirmed'],
    words: `[confirm|confirmed|اكد|اكدوا|تاكيد|confirma|confirmaw|akdo] ${order}|confirmed|confirmations|تاكيد الطلب`,
  },
  {
    events: ['Order Tracked'],
    words: `[track|tracked|tracking|follow|تتبع|تتبعوا|تابع|تابعوا|tb3|tab3o] [${order.slice(1, -1)}|parcel|shipment|package|الشحنه|شحنه|الطرد|colis]`,
  },
  {
    events: ['Return Requested', 'Order Returned'],
    words:
      '[return|returned|returns|send back|sent back|ارجعوا|ارجاع|ارجاع المنتج|رجع السلعه|رجعو السلعه|rj3o sel3a|retour|retours|مرتجع|مرتجعات|المرتجعات]|[request|requested|طلب|طلبوا] [return|ارجاع|ارجاعا|retour]',
  },
  {
    events: ['Order Refunded', 'Refund'],
    words:
      'refund|refunded|refunds|استرداد|استرداد المبلغ|استردوا|استرجاع المبلغ|رد المبلغ|rembourse|remboursement|flos rj3o',
  },
  {
    events: ['Support Contacted', 'Ticket Opened', 'Conversation Started'],
    words: `[contact|contacted|contacts|call|called|write to|wrote to|went to|تواصل|تواصلوا|اتصل|اتصلوا|يتصلون|عيط|عيطو|عيطوا|3yt|3yto|3ayto|twasl|twaslo|hdro m3a] ${support}|${support}|support tickets|complain|complained|complaint|complaints|اشتكي|اشتكوا|شكوي|شكاوي|شكاو|tchkaw|chkaw|reclamation`,
  },
  { events: ['Support Replied'], words: `${support} [reply|replied|answer|answered|رد|ردت|جاوب|jawb]` },
  { events: ['Invoice Viewed'], words: `${view} ${invoice}` },
  { events: ['Invoice Sent'], words: `[send|sent|ارسال|ارسل|صيفط] ${invoice}|${invoice}` },
  { events: ['Invoice Correction Requested'], words: `[wrong|correct|correction|خطا|تصحيح] ${invoice}` },
  { events: ['Email Opened', 'email_opened'], words: `${opened} ${mail}` },
  { events: ['Email Link Clicked', 'Email Clicked'], words: `${clicked} ${mail}` },
  {
    events: ['Email Delivered', 'Email Sent'],
    words: `[get|got|received|receive|sent|استلم|استلموا|تلقي|تلقوا|وصلهم|jahom] ${mail}`,
  },
  { events: ['Message Read'], words: `[read|قرا|قراوا|قراو|9raw] ${message}` },
  {
    events: ['Message Delivered', 'Message Sent'],
    words: `[get|got|received|استلم|استلموا|وصلتهم|jathom] ${message}`,
  },
  { events: ['Message Link Clicked'], words: `${clicked} ${message}` },
  {
    events: ['Unsubscribed', 'unsubscribe'],
    words:
      'unsubscribe|unsubscribed|unsubscribes|opt out|opted out|الغاء الاشتراك|الغوا الاشتراك|الغي اشتراكه|désabonné',
  },
  {
    events: ['NPS Answered'],
    words: 'nps|recommend|recommendation|recommend us|net promoter|اوصوا بنا|يوصون|التوصيه',
  },
  { events: ['CSAT Answered'], words: 'csat|satisfaction|satisfied|رضا|الرضا|رضا العملاء|راضين' },
  {
    events: ['Application Opened', 'App Opened'],
    words: `${opened} [app|application|التطبيق|تطبيق|lapp|lapplication|appli]`,
  },
  { events: ['Promotion Clicked'], words: `${clicked} [offer|promotion|promo|banner|عرض|العرض|عروض]` },
  { events: ['Promotion Viewed'], words: `${view} [offer|offers|promotion|promo|banner|عروض|العروض]` },
  {
    events: ['Loyalty Card Shown'],
    words: 'loyalty card|loyalty|بطاقه الولاء|الولاء|carte fidélité|carte fidelite',
  },
  {
    events: ['page', 'Page Viewed', 'page_view'],
    words: `[page view|page views|pageviews|pageview|visited the site|visit the site|visit site|visited the website|زاروا الموقع|زيارات الموقع|زيارات الصفحات|مشاهدات الصفحات|دخلو للموقع|dkhlo lsite|dkhlo l site]`,
  },
  {
    events: ['Agent Called', 'Call Started'],
    words: '[agent|موظف|وكيل] [call|called|اتصل|اتصال]|called by an agent',
  },
]
