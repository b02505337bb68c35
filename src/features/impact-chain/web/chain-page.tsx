import './chain.css'
import { useCallback, useState } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { useShortcut } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { reviewChain } from '../domain/chain-review.ts'
import type { ElementType } from '../domain/impact-chain.ts'
import { computePathStrengths } from '../domain/path-strength.ts'
import { impactChainWords } from '../words.ts'
import { AddElement } from './add-element.tsx'
import { useChainActs } from './chain-acts.ts'
import { type Board, focusSoon, type Opened, opensElement, opensLink } from './chain-board.ts'
import { ChainOutline } from './chain-outline.tsx'
import { ChainPicture, ExamplePicture } from './chain-picture-view.tsx'
import { type Chain, useChain } from './impact-chain-api.ts'
import { PathPanel } from './path-panel.tsx'
import { ReviewPanel } from './review-panel.tsx'

/** The impact chain (step 2): an outline to write in, its picture, and the review of the method beside it. */
export function ChainPage() {
  const say = useSay(impactChainWords)
  return (
    <EvaluationPage title={say('page.title')} lead={say('page.lead')}>
      {(here) => <LoadedChain here={here} />}
    </EvaluationPage>
  )
}

function LoadedChain({ here }: { readonly here: EvaluationHere }) {
  const chain = useChain(here.territoryId, here.evaluation.id)
  return <Loaded query={chain}>{(all) => <ChainContent here={here} chain={all} />}</Loaded>
}

function useBoard(here: EvaluationHere, chain: Chain): Board {
  const acts = useChainActs(here, chain)
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const [adding, setAdding] = useState<ElementType | undefined>(undefined)
  const open = useCallback(
    (target: Omit<Opened, 'turn'>) => setOpened((before) => ({ ...target, turn: (before?.turn ?? 0) + 1 })),
    [],
  )
  const close = useCallback(() => {
    setOpened((before) => {
      if (before) focusSoon(before.kind === 'link' ? opensLink(before.id) : opensElement(before.id))
      return undefined
    })
  }, [])
  return { here, chain, acts, opened, open, close, adding, setAdding }
}

function ChainContent({ here, chain }: { readonly here: EvaluationHere; readonly chain: Chain }) {
  const say = useSay(impactChainWords)
  const board = useBoard(here, chain)
  const { acts, adding, setAdding } = board
  useShortcut('n', say('add.title'), () => here.mayWrite && setAdding('activity'))
  const [laying, setLaying] = useState(false)
  if (chain.elements.length === 0) {
    const lay = () => {
      setLaying(true)
      void acts.layCanvas().finally(() => setLaying(false))
    }
    const act = here.mayWrite && (
      <>
        <Button onClick={lay} busy={laying}>
          {say('canvas.start')}
        </Button>
        <Button look="second" onClick={() => setAdding('activity')} icon={<SignIcon sign="plus" />}>
          {say('add.first')}
        </Button>
      </>
    )
    return (
      <>
        <Section title={say('outline.title')}>
          <EmptyState title={say('empty.title')} act={act}>
            {say('empty.text')}
          </EmptyState>
          {adding && <AddElement board={board} type={adding} />}
        </Section>
        <Section title={say('empty.example-title')} lead={say('empty.example-lead')}>
          <ExamplePicture />
        </Section>
      </>
    )
  }
  const findings = reviewChain(chain)
  const paths = computePathStrengths(chain)
  return (
    <>
      <Section title={say('picture.section')} lead={say('picture.lead')}>
        <ChainPicture board={board} toProve={paths.toProve[0]?.link ?? null} />
      </Section>
      <div className="ch-columns">
        <div className="ch-outline">
          <ChainOutline board={board} remarks={findings.length} />
        </div>
        <div className="ch-beside">
          <ReviewPanel board={board} findings={findings} />
          <PathPanel board={board} paths={paths} />
        </div>
      </div>
    </>
  )
}
