import { useSay } from '#platform/web/lang.tsx'
import { TrafficLight } from '#platform/web/signs.tsx'
import { leversScreensWords } from '../words.ts'
import type { CoverageReading } from './coverage-reading.ts'

const LIGHTS = { gap: 'red', weak: 'orange', single: 'orange', covered: 'green' } as const

/** Shape and word of how well a public is reached. */
export function CoverageSign({ reading }: { readonly reading: CoverageReading }) {
  const say = useSay(leversScreensWords)
  return (
    <span className="lv-reading" data-reading={reading}>
      <TrafficLight light={LIGHTS[reading]} word={say(`coverage.${reading}`)} />
    </span>
  )
}
