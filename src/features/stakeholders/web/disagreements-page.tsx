import { LinkButton, LinkTo } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Section } from '#platform/web/page.tsx'
import { stakeholdersWords } from '../words.ts'
import { type Disagreement, listDisagreements } from './disagreement.ts'
import { DiscussSign } from './discuss-sign.tsx'
import { writeLevel } from './map-words.ts'
import { ReratePanel } from './rerate-panel.tsx'
import { partAddress, sheetAddress } from './stakeholders-addresses.ts'
import type { RatingRecord } from './stakeholders-api.ts'
import { StakeholdersFrame, type StakeholdersHere } from './stakeholders-frame.tsx'

/** Where the room disagrees: both ends side by side, to be talked over, then rated again by whoever changed their mind. */
export function DisagreementsPage() {
  const say = useSay(stakeholdersWords)
  return (
    <StakeholdersFrame title={say('disagree.title')} lead={say('disagree.lead')}>
      {(here) => <Disagreements here={here} />}
    </StakeholdersFrame>
  )
}

function Disagreements({ here }: { readonly here: StakeholdersHere }) {
  const say = useSay(stakeholdersWords)
  const found = listDisagreements(here.all)
  const wide = found.filter((each) => each.toDiscuss)
  const near = found.filter((each) => !each.toDiscuss)
  if (found.length === 0) {
    return (
      <EmptyState
        title={say('disagree.none')}
        act={<LinkButton to={partAddress(here, 'avis')}>{say('part.avis')}</LinkButton>}
      >
        {say('disagree.none-text')}
      </EmptyState>
    )
  }
  return (
    <>
      <Section title={say('disagree.wide', { n: wide.length })} lead={say('disagree.wide-lead')}>
        {wide.length === 0 ? (
          <p className="tb-soft">{say('disagree.no-wide')}</p>
        ) : (
          <Pairs here={here} of={wide} />
        )}
      </Section>
      {near.length > 0 && (
        <Disclosure title={say('disagree.near', { n: near.length })}>
          <Pairs here={here} of={near} />
        </Disclosure>
      )}
    </>
  )
}

function Pairs({ here, of }: { readonly here: StakeholdersHere; readonly of: readonly Disagreement[] }) {
  return (
    <ol className="sh-pairs">
      {of.map((each) => (
        <li key={`${each.rated.id} ${each.axis}`}>
          <Pair here={here} of={each} />
        </li>
      ))}
    </ol>
  )
}

function Pair({ here, of }: { readonly here: StakeholdersHere; readonly of: Disagreement }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const { rated, axis, lowest, highest, toDiscuss } = of
  const { median, lowest: low, highest: high } = rated.summary[axis]
  return (
    <article className="sh-pair-box">
      <div className="sh-pair-head">
        <h3>
          <LinkTo to={sheetAddress(here, rated.id)}>{rated.name}</LinkTo>
        </h3>
        {toDiscuss && <DiscussSign />}
      </div>
      <p>
        {say('disagree.of', {
          axis: say(`axis.${axis}`),
          lowest: low ?? '',
          highest: high ?? '',
          median: writeLevel(median, lang),
          n: rated.ratings.length,
        })}
      </p>
      <div className="sh-ends">
        <End level={`${low} · ${say(`level.${axis}.${low ?? 0}`)}`} ratings={lowest} />
        <End level={`${high} · ${say(`level.${axis}.${high ?? 0}`)}`} ratings={highest} />
      </div>
      {here.mayContribute && rated.mayBeRated && <ReratePanel here={here} rated={rated} />}
    </article>
  )
}

function End({ level, ratings }: { readonly level: string; readonly ratings: readonly RatingRecord[] }) {
  const say = useSay(stakeholdersWords)
  return (
    <div className="sh-end">
      <p className="sh-end-level">{level}</p>
      <ul>
        {ratings.map((rating) => (
          <li key={rating.id}>
            <strong>
              {rating.raterName}
              {rating.mine && ` (${say('rating.me')})`}
            </strong>
            {rating.by === 'participant' && <span className="tb-soft"> · {say('rating.in-workshop')}</span>}
            <span className="sh-reason">{rating.reason || say('disagree.no-reason')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
