/** The sign of Rihla: a line that rises and falls and goes on. It is a brand mark and is not mirrored. */
export function Mark({ size = 36 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx="11" fill="var(--r-night)" />
      <path
        d="M7 21c4 0 5-7 9-7s5 8 9 8 4-5 5-9"
        fill="none"
        stroke="var(--r-on-night)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="30" cy="13" r="2.7" fill="var(--r-mint)" />
    </svg>
  )
}
