import { LinkTo } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'
import { CardRating } from './card-rating.tsx'
import { DiscussSign } from './discuss-sign.tsx'
import type { Taken } from './map-taking.ts'
import { writeLevel, writeRange } from './map-words.ts'
import { NoticePill } from './notice-pill.tsx'
import type { Rated } from './rated.ts'
import { sheetAddress } from './stakeholders-addresses.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type MapCardProps = {
  readonly here: StakeholdersHere
  readonly rated: Rated | undefined
  readonly taken: Taken | undefined
}

/** Beside the map: who is selected, what everybody says, my view, and the way to the sheet. */
export function MapCard({ here, rated, taken }: MapCardProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  if (!rated) {
    return (
      <div className="sh-card sh-card-empty">
        <p>{say(here.mayContribute ? 'map.how' : 'map.how-reading')}</p>
        {here.mayContribute && <p className="tb-soft">{say('map.how-keys')}</p>}
      </div>
    )
  }
  const { involvement, importance } = rated.summary
  return (
    <div className="sh-card">
      <h3>
        <LinkTo to={sheetAddress(here, rated.id)}>{rated.name}</LinkTo>
      </h3>
      <div className="tb-row sh-card-signs">
        <span className="sh-card-place">
          {rated.quadrant ? say(`quadrant.${rated.quadrant}`) : say('quadrant.unrated')}
        </span>
        {rated.summary.toDiscuss && <DiscussSign />}
        <NoticePill here={here} rated={rated} />
      </div>
      {rated.quadrant && <p className="tb-soft">{say(`quadrant-strategy.${rated.quadrant}`)}</p>}
      <dl className="sh-card-medians">
        <div>
          <dt>{say('axis.involvement')}</dt>
          <dd>{writeRange(involvement, lang)}</dd>
        </div>
        <div>
          <dt>{say('axis.importance')}</dt>
          <dd>{writeRange(importance, lang)}</dd>
        </div>
        <div>
          <dt>{say('map.count')}</dt>
          <dd>{rated.ratings.length}</dd>
        </div>
      </dl>
      {taken ? (
        <p className="sh-landing">
          <strong>
            {say('map.landing', { involvement: taken.involvement, importance: taken.importance })}
          </strong>{' '}
          {rated.ratings.length > 0 &&
            say('map.median-stays', {
              involvement: writeLevel(involvement.median, lang),
              importance: writeLevel(importance.median, lang),
            })}
        </p>
      ) : (
        here.mayContribute && <CardRating here={here} rated={rated} />
      )}
    </div>
  )
}
