import './chain.css'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { impactChainWords } from '../words.ts'
import { useBoard, useChainView } from './board-state.ts'
import { ChainEditor } from './chain-editor.tsx'
import { ChainEmpty } from './chain-empty.tsx'
import type { ChainSnapshot, ChainState } from './chain-state.ts'
import { useChainState } from './chain-store.ts'
import { ChainViewsNav } from './chain-views-nav.tsx'
import type { Chain } from './impact-chain-api.ts'

/** The impact chain (step 2): a canvas and an outline of equal power, with the review of the method beside. */
export function ChainPage() {
  const say = useSay(impactChainWords)
  return (
    <EvaluationPage title={say('page.title')} lead={say('page.lead')}>
      {(here) => (
        <>
          <ChainViewsNav here={here} current="chaine" />
          <LoadedChain key={here.evaluation.id} here={here} />
        </>
      )}
    </EvaluationPage>
  )
}

type LoadedChainProps = { readonly here: EvaluationHere; readonly rivalId?: string | null }

/** The editor of the common chain, or of a rival version. */
export function LoadedChain({ here, rivalId = null }: LoadedChainProps) {
  const { state, snapshot, query } = useChainState(here, rivalId)
  const { chain } = snapshot
  // what is known already shows while it is read again, and when the network is away
  if (!chain) return <Loaded query={query}>{() => null}</Loaded>
  return <ChainContent here={here} state={state} snapshot={{ ...snapshot, chain }} />
}

type ChainContentProps = {
  readonly here: EvaluationHere
  readonly state: ChainState
  readonly snapshot: ChainSnapshot & { readonly chain: Chain }
}

function ChainContent({ here, state, snapshot }: ChainContentProps) {
  const [view, setView] = useChainView()
  const board = useBoard(here, state, snapshot, view)
  // a chain emptied a moment ago keeps its tools: what was taken away can come back
  const isNew = !snapshot.undo && !snapshot.redo
  if (snapshot.chain.elements.length === 0 && isNew) return <ChainEmpty board={board} />
  return <ChainEditor board={board} state={state} snapshot={snapshot} setView={setView} />
}
