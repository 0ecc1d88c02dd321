/** The sign of Rihla: a line that rises and falls and goes on. It is a brand mark and is not mirrored. */
export function Mark({ size = 36 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx="11" fill="var(--r-night)" />
      <path
        d="M6.5 21c3.6 0 4.6-7 8.4-7s4.6 8 8.4 8c3.2 0 3.6-4 4.4-7"
        fill="none"
        stroke="var(--r-on-night)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="28.2" cy="12.6" r="2.6" fill="var(--r-mint)" />
    </svg>
  )
}
