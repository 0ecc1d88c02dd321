type Rows = readonly (readonly [string, string, string])[]

export const propertyNames: Rows = [
  ['answered', 'Answered', 'رُدّ على الاتصال'],
  ['attempt', 'Attempt', 'المحاولة'],
  ['campaign_id', 'Campaign', 'الحملة'],
  ['campaign_name', 'Campaign name', 'اسم الحملة'],
  ['cash_fee', 'Cash fee', 'رسوم الدفع عند الاستلام'],
  ['change', 'Change of price', 'تغيّر السعر'],
  ['city', 'City', 'المدينة'],
  ['collected_cash', 'Cash collected', 'دُفع نقدًا عند الاستلام'],
  ['country', 'Country', 'البلد'],
  ['coupon_id', 'Coupon', 'كوبون الخصم'],
  ['courier', 'Courier', 'شركة الشحن'],
  ['days', 'Days to deliver', 'أيام التوصيل'],
  ['days_late', 'Days late', 'أيام التأخير'],
  ['filter', 'Filter', 'معيار التصفية'],
  ['from_background', 'From the background', 'من الخلفية'],
  ['invoice_id', 'Invoice', 'الفاتورة'],
  ['list_id', 'List', 'القائمة'],
  ['method', 'Method', 'الطريقة'],
  ['promised_date', 'Promised date', 'موعد التوصيل الموعود'],
  ['promotion_id', 'Offer', 'العرض'],
  ['results', 'Results', 'النتائج'],
  ['review_id', 'Review number', 'رقم التقييم'],
  ['sale', 'Sale', 'موسم التخفيضات'],
  ['scale_max', 'Highest answer', 'أعلى درجة'],
  ['scale_min', 'Lowest answer', 'أدنى درجة'],
  ['solved', 'Solved', 'حُلّت المشكلة'],
  ['steps', 'Number of steps', 'عدد الخطوات'],
  ['survey', 'Survey', 'الاستبيان'],
  ['template', 'Template', 'القالب'],
  ['ticket_id', 'Ticket', 'التذكرة'],
  ['topic', 'Topic', 'الموضوع'],
]

export const traitNames: Rows = [
  ['email_opt_in', 'Wants e-mails', 'موافقة على الرسائل البريدية'],
  ['goal', 'Goal', 'الهدف'],
]

const valuesOf = (property: string, rows: Rows): Rows =>
  rows.map(([value, en, ar]) => [`${property}=${value}`, en, ar] as const)

const categories: Rows = [
  ['fashion', 'Fashion', 'الأزياء'],
  ['home', 'Home', 'المنزل'],
  ['beauty', 'Beauty', 'الجمال والعناية'],
  ['electronics', 'Electronics', 'الإلكترونيات'],
  ['kids', 'Children', 'الأطفال'],
  ['pantry', 'Pantry', 'المؤونة والحلويات'],
]

const sales: Rows = [
  ['white_friday', 'White Friday', 'الجمعة البيضاء'],
  ['eid_al_fitr_sale', 'Eid al-Fitr sale', 'تخفيضات عيد الفطر'],
  ['eid_al_adha_sale', 'Eid al-Adha sale', 'تخفيضات عيد الأضحى'],
  ['back_to_school', 'Back to school', 'العودة إلى المدارس'],
  ['saudi_national_day', 'Saudi National Day', 'اليوم الوطني السعودي'],
]

export const valueNames: Rows = [
  ...valuesOf('category', categories),
  ...valuesOf('list_id', categories),
  ...valuesOf('sale', sales),
  ...valuesOf('promotion_id', sales),
  ...valuesOf('name', sales),
  ...valuesOf('name', [
    ['Home', 'Home page', 'الصفحة الرئيسية'],
    ['Category', 'Category page', 'صفحة الفئة'],
  ]),
  ...valuesOf('position', [['home_top', 'Top of the home page', 'أعلى الصفحة الرئيسية']]),
  ...valuesOf('country', [
    ['MA', 'Morocco', 'المغرب'],
    ['EG', 'Egypt', 'مصر'],
    ['SA', 'Saudi Arabia', 'السعودية'],
    ['AE', 'Emirates', 'الإمارات'],
  ]),
  ...valuesOf('currency', [
    ['MAD', 'Moroccan dirham', 'درهم مغربي'],
    ['EGP', 'Egyptian pound', 'جنيه مصري'],
    ['SAR', 'Saudi riyal', 'ريال سعودي'],
    ['AED', 'Emirati dirham', 'درهم إماراتي'],
  ]),
  ...valuesOf('goal', [
    ['least_effort', 'The least effort', 'أقل جهد'],
    ['as_soon_as_possible', 'As soon as possible', 'في أقرب وقت'],
    ['best_price', 'The best price', 'أفضل سعر'],
    ['no_risk', 'No risk', 'بلا مخاطرة'],
  ]),
  ...valuesOf('payment_method', [
    ['cash_on_delivery', 'Cash on delivery', 'الدفع عند الاستلام'],
    ['card', 'Card', 'بطاقة بنكية'],
    ['cash', 'Cash', 'نقدًا'],
  ]),
  ...valuesOf('shipping_method', [['courier', 'Courier', 'شركة الشحن']]),
  ...valuesOf('method', [
    ['agent', 'Agent', 'موظف خدمة العملاء'],
    ['email', 'E-mail', 'البريد الإلكتروني'],
    ['whatsapp', 'WhatsApp', 'واتساب'],
    ['phone', 'Phone', 'الهاتف'],
    ['google', 'Google account', 'حساب Google'],
    ['card', 'Card', 'بطاقة بنكية'],
    ['store_credit', 'Store credit', 'رصيد في المتجر'],
  ]),
  ...valuesOf('topic', [
    ['where_is_my_order', 'Where is my order?', 'أين طلبي؟'],
    ['product_question', 'Question about a product', 'سؤال عن منتج'],
    ['order_by_message', 'Order by message', 'طلب عبر رسالة'],
    ['return', 'Return', 'إرجاع'],
    ['invoice', 'Invoice', 'الفاتورة'],
    ['payment', 'Payment', 'الدفع'],
  ]),
  ...valuesOf('reason', [
    ['card_refused', 'Card refused', 'رُفضت البطاقة'],
    ['otp_failed', 'Bank code failed', 'تعذّر التحقق برمز البنك'],
    ['limit_reached', 'Limit of the card reached', 'تجاوز سقف البطاقة'],
    ['not_reached', 'Customer not reached', 'تعذّر الوصول إلى العميل'],
    ['too_late', 'Came too late', 'وصل متأخرًا'],
    ['changed_mind', 'Changed their mind', 'عدول عن الشراء'],
    ['no_cash', 'No cash at hand', 'لا نقد لدى العميل'],
    ['not_as_described', 'Not as described', 'غير مطابق للوصف'],
    ['damaged', 'Damaged', 'وصل متضررًا'],
    ['wrong_item', 'Wrong item', 'منتج غير المطلوب'],
    ['wrong_size', 'Wrong size', 'مقاس غير مناسب'],
    ['nobody_home', 'Nobody at home', 'لا أحد في البيت'],
    ['wrong_address', 'Wrong address', 'عنوان خاطئ'],
    ['no_answer', 'No answer', 'لا رد'],
  ]),
  ...valuesOf('status', [
    ['at_hub', 'At the sorting centre', 'في مركز الفرز'],
    ['delayed', 'Delayed', 'متأخرة'],
  ]),
  ...valuesOf('survey', [['after_delivery', 'After delivery', 'بعد التوصيل']]),
  ...valuesOf('template', [['please_confirm', 'Please confirm', 'طلب التأكيد']]),
  ...valuesOf('filter', [
    ['price', 'Price', 'السعر'],
    ['size', 'Size', 'المقاس'],
    ['rating', 'Rating', 'التقييم'],
    ['delivery', 'Delivery time', 'مدة التوصيل'],
  ]),
  ...valuesOf('field', [
    ['name', 'Name', 'الاسم'],
    ['address', 'Address', 'العنوان'],
    ['company_name', 'Company name', 'اسم الشركة'],
    ['tax_number', 'Tax number', 'الرقم الضريبي'],
  ]),
  ...['solved', 'answered', 'collected_cash', 'from_background', 'email_opt_in'].flatMap(property =>
    valuesOf(property, [
      ['true', 'Yes', 'نعم'],
      ['false', 'No', 'لا'],
    ]),
  ),
]
