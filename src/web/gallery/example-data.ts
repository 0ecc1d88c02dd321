import type { LinePoint } from '../../platform/ui/charts/prepare-line.ts'

/** Invented, fixed numbers: the gallery looks the same on every run. */
export const galleryNow = Date.UTC(2026, 10, 22, 12)
const dayMs = 86_400_000

export const trend: readonly LinePoint[] = Array.from({ length: 30 }, (_, index) => {
  const value = 0.082 + 0.0011 * index + 0.008 * Math.sin(index / 2.3)
  const n = 26 + 6 * index * index
  const middle = (value + 1.92 / n) / (1 + 3.84 / n)
  const spread = (1.96 / (1 + 3.84 / n)) * Math.sqrt((value * (1 - value)) / n + 0.96 / n ** 2)
  return { at: galleryNow - (29 - index) * dayMs, value, low: middle - spread, high: middle + spread, n }
})

export interface GalleryPerson {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly orders: number
  readonly value: number | null
  readonly since: number
}

const names = [
  'سلمى بنّاني',
  'Youssef El Amrani',
  'هبة عبد الرحمن',
  'Sarah O’Connor 🌿',
  'عبد الله بن فهد',
  'iPhone 15 Pro (256GB) أسود',
  'مُحمّد الحسن',
  'فاطمة الزهراء بنت عبد العزيز العلوي المدغري',
]

export const people: readonly GalleryPerson[] = Array.from({ length: 1200 }, (_, index) => ({
  id: `user_id:${1000 + index}`,
  name: names[index % names.length] ?? '',
  phone: `+966 50 ${String(123 + index).padStart(3, '0')} 4567`,
  orders: (index * 7) % 23,
  value: index % 9 === 4 ? null : ((index * 7919) % 90_000) / 10,
  since: galleryNow - ((index * 37) % 900) * dayMs,
}))
