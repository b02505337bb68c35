import './workshops.css'
import './wall.css'
import { useState } from 'react'
import { useEvaluationLive } from '#features/evaluations/web/evaluation-live.ts'
import { useEvaluation } from '#features/evaluations/web/evaluations-api.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { KeyboardShortcuts, useShortcut } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import type { Workshop } from '../contract.ts'
import { addressOf, WorkshopQr } from './invitation-panel.tsx'
import { teamWords } from './team-words.ts'
import { WallChain, WallPerimeter, WallStakeholders, WallStory, WallVotes } from './wall-views.tsx'
import { workshopsAddress } from './workshops-addresses.ts'
import { useWorkshop, useWorkshopLive, type WorkshopScope } from './workshops-api.ts'

const VIEWS = ['perimeter', 'story', 'chain', 'stakeholders', 'vote'] as const
type View = (typeof VIEWS)[number]

/** What a room looks at together: the door on one side, what grows on the other. Made to be read from afar. */
export function WallPage() {
  const scope = {
    territoryId: usePathParam('territoryId'),
    evaluationId: usePathParam('evaluationId'),
    workshopId: usePathParam('workshopId'),
  }
  const workshop = useWorkshop(scope)
  useEvaluationLive(scope.evaluationId)
  useWorkshopLive(scope.evaluationId)
  return <Loaded query={workshop}>{(found) => <Wall workshop={found} scope={scope} />}</Loaded>
}

type WallProps = { readonly workshop: Workshop; readonly scope: WorkshopScope }

function Wall({ workshop, scope }: WallProps) {
  const say = useSay(teamWords)
  const evaluation = useEvaluation(scope.territoryId, scope.evaluationId)
  const [view, setView] = useState<View>(firstViewOf(workshop))
  useShortcut('1', say('wall.view.perimeter'), () => setView('perimeter'))
  useShortcut('2', say('wall.view.story'), () => setView('story'))
  useShortcut('3', say('wall.view.chain'), () => setView('chain'))
  useShortcut('4', say('wall.view.stakeholders'), () => setView('stakeholders'))
  useShortcut('5', say('wall.view.vote'), () => setView('vote'))
  return (
    <article className="ws-wall" aria-label={say('wall.title')}>
      <header className="ws-wall-head">
        <div>
          <p className="ws-wall-evaluation">{evaluation.data?.title}</p>
          <h1>{workshop.title}</h1>
        </div>
        <nav className="ws-wall-views tb-no-print" aria-label={say('wall.views')}>
          {VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === view}
              className="ws-wall-view"
              onClick={() => setView(each)}
            >
              {say(`wall.view.${each}`)}
            </button>
          ))}
          <span className="ws-wall-acts">
            <LinkTo to={workshopsAddress(scope.territoryId, scope.evaluationId, scope.workshopId)}>
              {say('wall.lead')}
            </LinkTo>
            <Button look="quiet" onClick={() => void document.documentElement.requestFullscreen?.()}>
              {say('wall.full-screen')}
            </Button>
            <KeyboardShortcuts />
          </span>
        </nav>
        <WallDoor workshop={workshop} />
      </header>
      <section className="ws-wall-content" aria-label={say(`wall.view.${view}`)}>
        {view === 'perimeter' && <WallPerimeter scope={scope} />}
        {view === 'story' && <WallStory scope={scope} />}
        {view === 'chain' && <WallChain scope={scope} />}
        {view === 'stakeholders' && <WallStakeholders scope={scope} />}
        {view === 'vote' && <WallVotes scope={scope} />}
      </section>
    </article>
  )
}

/** What phones do now is what the wall shows first. */
function firstViewOf({ activities }: Workshop): View {
  if (activities.includes('vote')) return 'vote'
  if (activities.includes('rating') || activities.includes('stakeholders')) return 'stakeholders'
  if (activities.includes('chain')) return 'chain'
  return 'story'
}

/** The square, the code in large, and how many are there. */
function WallDoor({ workshop }: { readonly workshop: Workshop }) {
  const say = useSay(teamWords)
  const { link, code, participants, waiting, received, state } = workshop
  return (
    <div className="ws-wall-door">
      <div className="ws-wall-words">
        {state === 'open' ? (
          <>
            <p>
              {say('wall.join')} <span translate="no">{addressOf(link)}</span>
            </p>
            <p className="ws-wall-code" translate="no">
              {code}
            </p>
          </>
        ) : (
          <p>{say('wall.closed')}</p>
        )}
        <p role="status">
          {[
            say('count.participants', { n: participants }),
            ...(received > 0
              ? [say('count.received', { n: received }), say('wall.waiting', { n: waiting })]
              : []),
          ].join(' · ')}
        </p>
      </div>
      {state === 'open' && (
        <WorkshopQr link={link} title={say('invitation.qr')} description={say('invitation.qr-text')} />
      )}
    </div>
  )
}
