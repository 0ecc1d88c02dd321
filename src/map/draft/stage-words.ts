import type { Title } from '../model.ts'

/** Words in event names that tell a stage, for workspaces whose events no template knows. */
export interface StageWords {
  readonly id: string
  readonly title: Title
  readonly words: RegExp
}

/** In the order of a journey; the first that matches wins, so the more telling words come first within each. */
export const stageWords: readonly StageWords[] = [
  {
    id: 'advocacy',
    title: { en: 'Give feedback', ar: 'إبداء الرأي' },
    words: /review|survey|rating|feedback|nps|csat|تقييم|استبيان|رأي/i,
  },
  {
    id: 'support',
    title: { en: 'Get help', ar: 'الدعم' },
    words: /support|ticket|complain|call|chat|help|refund|return|cancel|دعم|شكوى|مساعدة|إرجاع|إلغاء/i,
  },
  {
    id: 'delivery',
    title: { en: 'Receive', ar: 'التوصيل' },
    words: /deliver|ship|carrier|courier|track|parcel|dispatch|توصيل|شحن|تسليم|استلام/i,
  },
  {
    id: 'confirmation',
    title: { en: 'Confirm', ar: 'تأكيد الطلب' },
    words: /approv|confirm|verif|accept|تأكيد|موافقة|اعتماد/i,
  },
  {
    id: 'purchase',
    title: { en: 'Buy', ar: 'الشراء' },
    words: /order|purchas|checkout|cart|pay|invoice|buy|sale|طلب|شراء|سلة|دفع|فاتورة/i,
  },
  {
    id: 'consideration',
    title: { en: 'Consider', ar: 'المفاضلة' },
    words: /view|search|browse|compare|list|product|quote|demo|تصفح|بحث|مقارنة|منتج/i,
  },
  {
    id: 'awareness',
    title: { en: 'Discover', ar: 'الوعي' },
    words: /page|visit|open|install|ad\b|campaign|click|landing|زيارة|إعلان|حملة/i,
  },
]

/** For names that no word explains: where the event stands in the journey. */
export const positionStages: readonly {
  readonly id: string
  readonly title: Title
  readonly until: number
}[] = [
  { id: 'start', title: { en: 'Beginning', ar: 'البداية' }, until: 1 / 3 },
  { id: 'middle', title: { en: 'Middle', ar: 'الوسط' }, until: 2 / 3 },
  { id: 'end', title: { en: 'End', ar: 'النهاية' }, until: 1.01 },
]
