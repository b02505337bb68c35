/** Minutes east of Greenwich as ISO 8601 writes them: 120 → `+02:00`, -210 → `-03:30`. */
export function utcOffset(minutesEast: number): string {
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0')
  const size = Math.abs(minutesEast)
  return `${minutesEast < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`
}
