import { useSay } from '#platform/web/lang.tsx'
import { TrafficLight } from '#platform/web/signs.tsx'
import { leversScreensWords } from '../words.ts'
import type { Coverage } from './coverage-section.tsx'

type Reading = 'gap' | 'weak' | 'single' | 'covered'

/** A public without a relay is worse than one whose relays lack trust, and that worse than one with a single relay. */
export function readingOf({ gaps, weak, single }: Coverage, audienceId: string): Reading {
  if (gaps.includes(audienceId)) return 'gap'
  if (weak.includes(audienceId)) return 'weak'
  return single.includes(audienceId) ? 'single' : 'covered'
}

const LIGHTS = { gap: 'red', weak: 'orange', single: 'orange', covered: 'green' } as const

/** Shape and word of how well a public is reached. */
export function CoverageReading({ reading }: { readonly reading: Reading }) {
  const say = useSay(leversScreensWords)
  return (
    <span className="lv-reading" data-reading={reading}>
      <TrafficLight light={LIGHTS[reading]} word={say(`coverage.${reading}`)} />
    </span>
  )
}
