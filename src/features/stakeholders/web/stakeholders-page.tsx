import './stakeholders.css'
import { useState } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { stakeholdersWords } from '../words.ts'
import { AddStakeholder } from './add-stakeholder.tsx'
import { MapSection } from './map-section.tsx'
import { PrioritySection } from './priority-section.tsx'
import { QuadrantSection } from './quadrant-section.tsx'
import { StakeholderRow } from './stakeholder-row.tsx'
import { type Rated, useRated } from './stakeholders-api.ts'

/** The stakeholders (step 2): who counts, how much, who is there already, and whom to go and see first. */
export function StakeholdersPage() {
  const say = useSay(stakeholdersWords)
  return (
    <EvaluationPage title={say('page.title')} lead={say('page.lead')}>
      {(here) => <LoadedStakeholders here={here} />}
    </EvaluationPage>
  )
}

function LoadedStakeholders({ here }: { readonly here: EvaluationHere }) {
  const rated = useRated(here.territoryId, here.evaluation.id)
  return <Loaded query={rated}>{(all) => <Stakeholders here={here} all={all} />}</Loaded>
}

type StakeholdersProps = { readonly here: EvaluationHere; readonly all: readonly Rated[] }

function Stakeholders({ here, all }: StakeholdersProps) {
  const say = useSay(stakeholdersWords)
  const [opened, setOpened] = useState<string | undefined>(undefined)
  const open = (id: string) => {
    setOpened(id)
    requestAnimationFrame(() => {
      const name = document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(id)}"]`)
      name?.focus({ preventScroll: true })
      name?.scrollIntoView({ block: 'start' })
    })
  }
  const isEmpty = all.length === 0
  return (
    <>
      <Section
        title={
          isEmpty ? say(here.mayWrite ? 'add.title' : 'map.title') : say('list.title', { n: all.length })
        }
        lead={here.mayContribute && !isEmpty ? say('list.lead') : undefined}
        acts={isEmpty ? undefined : <a href="#carte">{say('list.to-map')}</a>}
      >
        {isEmpty && <EmptyState title={say('empty.title')}>{say('empty.text')}</EmptyState>}
        {here.mayWrite && <AddStakeholder here={here} all={all} />}
        {!isEmpty && (
          <ul className="sh-rows">
            {all.map((each) => (
              <StakeholderRow
                key={each.id}
                here={here}
                rated={each}
                isOpen={opened === each.id}
                onToggle={(isOpen) => setOpened(isOpen ? each.id : undefined)}
              />
            ))}
          </ul>
        )}
      </Section>
      {!isEmpty && <StakeholdersSeen all={all} onOpen={open} />}
    </>
  )
}

type StakeholdersSeenProps = { readonly all: readonly Rated[]; readonly onOpen: (id: string) => void }

function StakeholdersSeen({ all, onOpen }: StakeholdersSeenProps) {
  return (
    <>
      <MapSection all={all} onOpen={onOpen} />
      <PrioritySection all={all} onOpen={onOpen} />
      <QuadrantSection all={all} />
    </>
  )
}
