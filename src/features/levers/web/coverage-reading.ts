import type { Coverage } from './coverage-section.tsx'

export type CoverageReading = 'gap' | 'weak' | 'single' | 'covered'

/** A public without a relay is worse than one whose relays lack trust, and that worse than one with a single relay. */
export function readingOf(
  { gaps, weak, single }: Pick<Coverage, 'gaps' | 'weak' | 'single'>,
  audienceId: string,
): CoverageReading {
  if (gaps.includes(audienceId)) return 'gap'
  if (weak.includes(audienceId)) return 'weak'
  return single.includes(audienceId) ? 'single' : 'covered'
}
