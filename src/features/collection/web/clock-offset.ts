/** How far the clock of this machine is from UTC on a day, as ISO 8601 writes it: `+01:00`. */
export function clockOffset(day: string): string {
  const minutes = -new Date(`${day}T12:00:00`).getTimezoneOffset()
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`
}
