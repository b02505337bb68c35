import { useLang, useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'
import { distanceFromOthers, type Placed } from './map-view.ts'
import { writeSpot } from './map-words.ts'

type FurthestListProps = {
  readonly placed: readonly Placed[]
  readonly onSelect: (id: string) => void
}

const MOST_SHOWN = 5

/** Where the rater or group of this view stands furthest from the others. */
export function FurthestList({ placed, onSelect }: FurthestListProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const furthest = placed
    .map((each) => ({ each, distance: distanceFromOthers(each) ?? 0 }))
    .filter(({ distance }) => distance > 0)
    .sort((a, b) => b.distance - a.distance)
    .slice(0, MOST_SHOWN)
  if (furthest.length === 0) return <p className="tb-soft sh-furthest">{say('view.no-difference')}</p>
  return (
    <div className="sh-furthest">
      <p>
        <strong>{say('view.furthest')}</strong>
      </p>
      <ol>
        {furthest.map(({ each }) => (
          <li key={each.rated.id}>
            <button type="button" className="sh-goto" onClick={() => onSelect(each.rated.id)}>
              {each.rated.name}
            </button>
            <span className="tb-soft">
              {' '}
              {writeSpot(each.at, say, lang)} ·{' '}
              {say('map.others-at', { spot: writeSpot(each.others, say, lang) })}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
