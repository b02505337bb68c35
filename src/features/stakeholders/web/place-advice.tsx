import { formatNumber, type Lang } from '#kernel/words.ts'
import { useSay } from '#platform/web/lang.tsx'
import { ADVICE_OF_QUADRANT } from '../domain/quadrants.ts'
import { stakeholdersWords } from '../words.ts'
import { DiscussSign } from './discuss-sign.tsx'
import { writeRange } from './map-words.ts'
import type { Rated } from './rated.ts'

/** Where it stands on the map, what that calls for, and how much involvement is missing. */
export function PlaceAdvice({ rated, lang }: { readonly rated: Rated; readonly lang: Lang }) {
  const say = useSay(stakeholdersWords)
  const { quadrant, summary } = rated
  if (!quadrant) return <p className="tb-soft">{say('place.unknown')}</p>
  const gap = summary.mobilisationGap
  return (
    <div className="sh-place">
      <p className="sh-place-name">
        <abbr title={say(`quadrant-classic.${quadrant}`)}>{say(`quadrant.${quadrant}`)}</abbr>
        {summary.toDiscuss && <DiscussSign />}
      </p>
      <p className="sh-strategy">{say(`quadrant-strategy.${quadrant}`)}</p>
      <ul className="sh-advices">
        {ADVICE_OF_QUADRANT[quadrant].advices.map((advice) => (
          <li key={advice}>{say(`advice.${advice}`)}</li>
        ))}
      </ul>
      <p>
        {say('rating.medians', {
          involvement: writeRange(summary.involvement, lang),
          importance: writeRange(summary.importance, lang),
        })}
      </p>
      {gap !== null && (
        <p>
          {gap > 0
            ? say('place.gap', { gap: formatNumber(gap, lang, 1), n: Math.ceil(gap) })
            : say('place.no-gap')}
        </p>
      )}
    </div>
  )
}
