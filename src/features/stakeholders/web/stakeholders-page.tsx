import { useState } from 'react'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { LinkButton } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Section } from '#platform/web/page.tsx'
import { stakeholdersWords } from '../words.ts'
import { AddStakeholder } from './add-stakeholder.tsx'
import { MapSection } from './map-section.tsx'
import { filterRated } from './map-view.ts'
import { PrioritySection } from './priority-section.tsx'
import { QuadrantSection } from './quadrant-section.tsx'
import { readFilter, StakeholderFilters } from './stakeholder-filters.tsx'
import { partAddress } from './stakeholders-addresses.ts'
import { StakeholdersFrame, type StakeholdersHere } from './stakeholders-frame.tsx'
import { StakeholdersTable } from './stakeholders-table.tsx'

/** The stakeholders (step 2): who counts, how much, who is there already, and whom to go and see first. */
export function StakeholdersPage() {
  const say = useSay(stakeholdersWords)
  return (
    <StakeholdersFrame title={say('page.title')} lead={say('page.lead')}>
      {(here) => <Everything here={here} />}
    </StakeholdersFrame>
  )
}

/** Up to this many one is still writing the list down: the field stays open. */
const FEW = 6

function Everything({ here }: { readonly here: StakeholdersHere }) {
  const say = useSay(stakeholdersWords)
  const isEmpty = here.all.length === 0
  const [isListing] = useState(here.all.length < FEW)
  return (
    <>
      {isEmpty && (
        <EmptyState level={2} title={say('empty.title')}>
          {say('empty.text')}
        </EmptyState>
      )}
      {here.mayWrite && (
        <Disclosure title={say('add.title')} open={isListing}>
          <AddStakeholder here={here} />
        </Disclosure>
      )}
      {!isEmpty && <Everybody here={here} />}
    </>
  )
}

function Everybody({ here }: { readonly here: StakeholdersHere }) {
  const say = useSay(stakeholdersWords)
  const [query] = useAddressQuery()
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const [onPhone, setOnPhone] = useState<'list' | 'map'>('list')
  const shown = filterRated(here.all, readFilter(query))
  const toRate = here.all.filter((each) => each.mayBeRated && !each.mine).length
  return (
    <>
      {here.mayContribute && toRate > 0 && (
        <div className="sh-invite tb-no-print">
          <p>{say('rate.invite', { n: toRate })}</p>
          <LinkButton look="second" to={partAddress(here, 'avis')}>
            {say('part.avis')}
          </LinkButton>
        </div>
      )}
      <StakeholderFilters all={here.all} shown={shown.length} />
      <fieldset className="sh-phone-switch tb-no-print">
        <legend className="tb-hidden">{say('phone.switch')}</legend>
        {(['list', 'map'] as const).map((which) => (
          <label key={which}>
            <input
              type="radio"
              name="sh-phone"
              checked={onPhone === which}
              onChange={() => setOnPhone(which)}
            />
            <span>{say(`phone.${which}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="sh-both" data-phone={onPhone}>
        <div className="sh-of-map">
          <MapSection here={here} shown={shown} selected={selected} onSelect={setSelected} />
        </div>
        <div className="sh-of-list">
          <Section title={say('list.title', { n: shown.length })} lead={say('table.lead')} id="liste">
            {shown.length === 0 ? (
              <p>{say('filter.nobody')}</p>
            ) : (
              <StakeholdersTable here={here} shown={shown} />
            )}
          </Section>
        </div>
      </div>
      <PrioritySection here={here} />
      <QuadrantSection here={here} />
    </>
  )
}
