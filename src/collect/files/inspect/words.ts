import { foldText } from '../../../platform/i18n/fold-text.ts'

/**
 * Words by which columns and tables are called, in English, French and Arabic, folded. A word only makes a column a
 * candidate; its contents decide, and what stays open is asked.
 */
const lists = {
  time: 'date time timestamp datetime at on when ts day dt heure horodatage jour quand تاريخ وقت زمن ساعه موعد',
  promised:
    'estimated expected promised planned due deadline target eta limit scheduled shipby estimee prevue prevu limite echeance متوقع متوقعه مقدر موعود مخطط استحقاق',
  birth: 'birth birthday dob naissance ميلاد',
  person:
    'customer client user buyer member visitor subscriber contact person household patient shopper passenger acheteur utilisateur abonne membre عميل زبون مستخدم مشتري مشترك عضو',
  id: 'id ids uuid guid key no nr num number code ref reference identifier sku zip postal prefix upc ean numero رقم معرف كود رمز',
  case: 'order invoice case ticket cart basket booking trip request application claim shipment session commande facture dossier panier reservation طلب طلبيه فاتوره تذكره سله حجز معامله',
  event: 'event activity action step stage evenement activite نشاط حدث خطوه مرحله',
  email: 'email mail courriel بريد ايميل',
  phone:
    'phone tel telephone mobile gsm msisdn whatsapp cell portable caller msisdn ani هاتف متصل جوال موبايل محمول واتساب تليفون',
  channel: 'channel canal قناه',
  account: 'company account organisation organization entreprise societe شركه مؤسسه حساب',
  measure:
    'price amount value total revenue cost freight fee discount disc quantity qty tax sum sales prix montant quantite سعر مبلغ قيمه اجمالي كميه رسوم ضريبه خصم',
} as const

export type Role = keyof typeof lists

const sets: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([role, words]) => [role, new Set(words.split(' '))]),
)

export function hasRole(name: string, role: Role): boolean {
  const words = sets.get(role)
  return wordsOf(name).some(word => words?.has(word) ?? false)
}

/** How a name or a value reads when case, spaces, signs, the article and Arabic spelling do not count. */
export function phraseOf(name: string): string {
  return wordsOf(name).join(' ')
}

/** `InvoiceNo` → invoice no; `case:concept:name` → case concept name; `رقم الطلب` → رقم طلب. */
export function wordsOf(name: string): string[] {
  return foldText(
    name
      .replace(/\bIDs\b/g, 'Ids')
      .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2'),
  )
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .map(word => (/^ال\p{L}{2,}/u.test(word) ? word.slice(2) : word))
}
