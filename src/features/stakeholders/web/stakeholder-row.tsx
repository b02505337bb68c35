import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { AXES, type Axis } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import { LevelRadios } from './level-radios.tsx'
import { useMyRating } from './my-rating.ts'
import { RatingSaveBar } from './rating-panel.tsx'
import { StakeholderPanel } from './stakeholder-panel.tsx'
import type { Rated } from './stakeholders-api.ts'

type StakeholderRowProps = {
  readonly here: EvaluationHere
  readonly rated: Rated
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
}

/** One stakeholder: my two levels at hand, what everybody says, and the whole sheet one press away. */
export function StakeholderRow({ here, rated, isOpen, onToggle }: StakeholderRowProps) {
  const say = useSay(stakeholdersWords)
  const rating = useMyRating(here, rated)
  const { draft, saving, isHalf } = rating
  const needsAttention = saving.state === 'stale' || saving.state === 'failed'
  return (
    <li className="sh-row" data-open={isOpen || undefined}>
      <div className="sh-row-head">
        <button
          type="button"
          className="sh-name"
          data-opens={rated.id}
          aria-expanded={isOpen}
          onClick={() => onToggle(!isOpen)}
        >
          <SignIcon sign="chevron" size={16} />
          <span>{rated.name}</span>
        </button>
        <p className="sh-known">
          {rated.quadrant ? say(`quadrant.${rated.quadrant}`) : say('quadrant.unrated')}
        </p>
      </div>
      {here.mayContribute &&
        AXES.map((axis) => (
          <LevelRadios
            key={axis}
            axis={axis}
            name={rated.name}
            value={draft.value[axis]}
            disabled={false}
            onChange={(level) => draft.patch({ [axis]: level })}
          />
        ))}
      <Everyone rated={rated} />
      {isHalf && (
        <p className="sh-half" role="status">
          {say(draft.value.involvement === null ? 'rating.say-involvement' : 'rating.say-importance')}
        </p>
      )}
      {needsAttention && !isOpen && (
        <div className="sh-whole">
          <RatingSaveBar saving={saving} />
        </div>
      )}
      {isOpen && (
        <div className="sh-whole">
          <StakeholderPanel here={here} rated={rated} rating={rating} onClose={() => onToggle(false)} />
        </div>
      )}
    </li>
  )
}

function Everyone({ rated }: { readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const { summary, ratings } = rated
  const oneAxis = (axis: Axis) => {
    const { median, lowest, highest } = summary[axis]
    if (median === null || lowest === null || highest === null) return null
    const range = lowest === highest ? '' : ` (${lowest}–${highest})`
    return `${formatNumber(median, lang, 1)}${range}`
  }
  return (
    <div className="sh-everyone">
      <p className="sh-everyone-title">{say('rating.count', { n: ratings.length })}</p>
      {ratings.length > 0 && (
        <p>
          {say('rating.medians', {
            involvement: oneAxis('involvement') ?? '',
            importance: oneAxis('importance') ?? '',
          })}
        </p>
      )}
      {summary.toDiscuss && <Pill look="accent">{say('rating.discuss')}</Pill>}
    </div>
  )
}
