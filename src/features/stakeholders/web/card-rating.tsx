import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'
import { RateInline } from './rate-inline.tsx'
import { RateReason } from './rate-reason.tsx'
import type { Rated } from './rated.ts'
import { noticeAddress } from './stakeholders-addresses.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type CardRatingProps = {
  readonly here: StakeholdersHere
  readonly rated: Rated
  /** Asks for the reason too, once both levels are said. */
  readonly withReason?: boolean
}

/** My view; of a person without a valid notice, why it is refused and where to write the notice. */
export function CardRating({ here, rated, withReason = false }: CardRatingProps) {
  const say = useSay(stakeholdersWords)
  if (rated.mayBeRated) {
    return (
      <div className="tb-stack">
        <RateInline here={here} rated={rated} />
        {withReason && rated.mine && <RateReason key={rated.mine.id} here={here} rated={rated} />}
      </div>
    )
  }
  return (
    <div className="sh-refused">
      <p>{say(here.mayWrite ? 'rating.refused-you' : 'rating.refused-they')}</p>
      {here.mayWrite && (
        <p>
          <LinkTo to={noticeAddress(here, rated.id)}>{say('notice.prepare')}</LinkTo>
        </p>
      )}
    </div>
  )
}
