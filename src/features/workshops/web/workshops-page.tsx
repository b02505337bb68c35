import './workshops.css'
import { type ReactNode, useState } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { useShortcut } from '#platform/web/keyboard.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { Workshop } from '../contract.ts'
import { NewWorkshopDialog } from './new-workshop-dialog.tsx'
import { teamWords } from './team-words.ts'
import { workshopsAddress } from './workshops-addresses.ts'
import { useWorkshopLive, useWorkshops } from './workshops-api.ts'

/** The workshops of an evaluation: what a room adds from its phones. */
export function WorkshopsPage() {
  const say = useSay(teamWords)
  const [making, setMaking] = useState(false)
  const begin = (
    <Button icon={<SignIcon sign="plus" />} onClick={() => setMaking(true)}>
      {say('list.new')}
    </Button>
  )
  return (
    <EvaluationPage title={say('list.title')} lead={say('list.lead')} acts={(here) => here.mayWrite && begin}>
      {(here) => (
        <>
          <WorkshopList here={here} begin={here.mayWrite && begin} onNew={() => setMaking(true)} />
          {making && here.mayWrite && <NewWorkshopDialog here={here} onClose={() => setMaking(false)} />}
        </>
      )}
    </EvaluationPage>
  )
}

type WorkshopListProps = {
  readonly here: EvaluationHere
  readonly begin: ReactNode
  readonly onNew: () => void
}

function WorkshopList({ here, begin, onNew }: WorkshopListProps) {
  const say = useSay(teamWords)
  const workshops = useWorkshops({ territoryId: here.territoryId, evaluationId: here.evaluation.id })
  useWorkshopLive(here.evaluation.id)
  useShortcut('n', say('list.new'), () => here.mayWrite && onNew())
  return (
    <Loaded query={workshops}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title={say('list.empty-title')} level={2} act={begin}>
            {say('list.empty-text')}
          </EmptyState>
        ) : (
          <Section title={say('list.count', { n: all.length })}>
            <ul className="ws-list">
              {all.map((workshop) => (
                <WorkshopLine key={workshop.id} workshop={workshop} here={here} />
              ))}
            </ul>
          </Section>
        )
      }
    </Loaded>
  )
}

function WorkshopLine({ workshop, here }: { readonly workshop: Workshop; readonly here: EvaluationHere }) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const { state, openedAt, participants, received, waiting } = workshop
  return (
    <li className="ws-line">
      <h3>
        <LinkTo to={workshopsAddress(here.territoryId, here.evaluation.id, workshop.id)}>
          {workshop.title}
        </LinkTo>
      </h3>
      <div className="tb-row">
        <Pill look={state === 'open' ? 'accent' : 'plain'}>{say(`state.${state}`)}</Pill>
        {openedAt && <span className="tb-soft">{formatDay(openedAt, lang)}</span>}
        <span>{say('count.participants', { n: participants })}</span>
        <span>{say('count.received', { n: received })}</span>
        {waiting > 0 && <Pill look="accent">{say('count.waiting', { n: waiting })}</Pill>}
      </div>
    </li>
  )
}
