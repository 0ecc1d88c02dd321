import { latinDigits, plainText } from '../values/text-rules.ts'

const data =
  /^([-+(]?[\d.,٫٬\s]*\d[)%]?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?|\d{1,2}:\d{2}.*|[^\s@]+@[^\s@]+\.[^\s@]+|\+?[\d\s().-]{7,}|[0-9a-f]{16,}|[0-9a-f]{8}-[0-9a-f-]{27})$/i

/** Numbers, dates, addresses and long codes are contents, never the name of a column. */
export function looksLikeData(cell: string): boolean {
  return data.test(latinDigits(plainText(cell)))
}

const name =
  /(^|[\s_:.-])(id|ids|no|nr|name|names|date|time|timestamp|at|type|status|code|email|phone|city|country|state|region|price|amount|total|quantity|qty|event|customer|client|user|order|invoice|product|channel|title|description|text|score|comment|value|key|nom|prenom|ville|prix|quantite|commande|produit|statut)($|[\s_:.-])|[a-z0-9]_[a-z0-9]|اسم|رقم|تاريخ|وقت|عميل|زبون|طلب|مدينة|سعر|المبلغ|كمية|منتج|حالة|قناة|بريد|هاتف|جوال|نوع|دولة/i

/** Words and spellings that columns are called by, in English, French and Arabic. */
export function looksLikeName(cell: string): boolean {
  const text = plainText(cell)
  return text.length <= 60 && (name.test(text) || /^[a-z]+[A-Z]/.test(text))
}
