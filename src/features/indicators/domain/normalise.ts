/**
 * Places a value between two goalposts (method 8.2): 100 × (x − bad) ÷ (good − bad), held within 0–100. "Lower is
 * better" needs nothing special: good is then below bad. `null` when the value is missing or the posts coincide.
 */
export function normaliseByGoalposts(value: number | null, bad: number, good: number): number | null {
  if (value === null || good === bad) return null
  // divided first, so that the good post is exactly 100
  const score = 100 * ((value - bad) / (good - bad))
  return Number.isFinite(score) ? Math.min(100, Math.max(0, score)) : null
}
