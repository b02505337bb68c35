import { useCallback, useMemo, useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { readStored, writeStored } from '#platform/web/browser-storage.ts'
import { type ChainFinding, reviewChain } from '../domain/chain-review.ts'
import { computePathStrengths } from '../domain/path-strength.ts'
import { useChainActs } from './chain-acts.ts'
import {
  type Adding,
  type Board,
  type ChainView,
  type EvidenceCount,
  focusSoon,
  type Opened,
  opensElement,
  opensLink,
} from './chain-board.ts'
import { readConflicts } from './chain-conflicts.ts'
import type { ChainSnapshot, ChainState } from './chain-state.ts'
import { useEvidence } from './evidence-api.ts'
import type { Chain } from './impact-chain-api.ts'
import { useNeighbours } from './neighbours.ts'

const VIEW_KEY = 'tablee.chain-view'
/** Below this width the outline comes first; the canvas is one press away. */
const NARROW = '(max-width: 699.98px)'

/** Canvas or outline: as chosen last on this device, else by the width of the screen. */
export function useChainView(): readonly [ChainView, (view: ChainView) => void] {
  const [view, setView] = useState<ChainView>(() => {
    const kept = readStored(VIEW_KEY)
    if (kept === 'canvas' || kept === 'outline') return kept
    return window.matchMedia(NARROW).matches ? 'outline' : 'canvas'
  })
  const choose = useCallback((next: ChainView) => {
    writeStored(VIEW_KEY, next)
    setView(next)
  }, [])
  return [view, choose]
}

/** Everything that the parts of the editor share, from one snapshot of the chain. */
export function useBoard(
  here: EvaluationHere,
  state: ChainState,
  snapshot: ChainSnapshot & { readonly chain: Chain },
  view: ChainView,
): Board {
  const { chain, queue, others } = snapshot
  const [told, setTold] = useState('')
  const tell = useCallback(
    (text: string) => setTold((before) => (before === text ? `${text}\u00a0` : text)),
    [],
  )
  const acts = useChainActs(here, state, tell)
  const opening = useOpening(view)
  const [adding, setAdding] = useState<Adding | undefined>(undefined)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [litIds, setLitIds] = useState<ReadonlySet<string> | undefined>(undefined)
  const select = useCallback((ids: Iterable<string>) => setChosen(new Set(ids)), [])
  const setLit = useCallback((ids: Iterable<string> | undefined) => setLitIds(ids && new Set(ids)), [])
  const findings = useMemo(() => reviewChain(chain), [chain])
  const paths = useMemo(() => computePathStrengths(chain), [chain])
  const findingsOf = useMemo(() => countByRecord(findings), [findings])
  const selected = useMemo(
    () => new Set([...chosen].filter((id) => chain.byId.has(id) || chain.linkById.has(id))),
    [chosen, chain],
  )
  const evidenceList = useEvidence(here).data
  const evidence = useMemo(() => {
    const counts = new Map<string, EvidenceCount>()
    for (const { linkId, side } of evidenceList ?? []) {
      const before = counts.get(linkId) ?? { for: 0, against: 0 }
      counts.set(linkId, { ...before, [side]: before[side] + 1 })
    }
    return counts
  }, [evidenceList])
  const conflicts = useMemo(
    () =>
      new Map(
        readConflicts(queue.refused).map((conflict) => [conflict.recordId ?? conflict.actId, conflict]),
      ),
    [queue.refused],
  )
  const { neighbours, changedBy } = useNeighbours(here, chain, opening.opened?.id ?? [...selected][0], others)
  return {
    here,
    chain,
    acts,
    view,
    ...opening,
    adding,
    setAdding,
    selected,
    select,
    findings,
    findingsOf,
    paths,
    lit: litIds,
    setLit,
    evidence,
    conflicts,
    neighbours,
    changedBy,
    told,
    tell,
  }
}

function useOpening(view: ChainView) {
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const open = useCallback(
    (target: Omit<Opened, 'turn'>) => setOpened((before) => ({ ...target, turn: (before?.turn ?? 0) + 1 })),
    [],
  )
  const close = useCallback(() => {
    setOpened((before) => {
      if (before && view === 'outline')
        focusSoon(before.kind === 'link' ? opensLink(before.id) : opensElement(before.id))
      if (before && view === 'canvas') focusSoon('.ch-flow')
      return undefined
    })
  }, [view])
  return { opened, open, close }
}

function countByRecord(findings: readonly ChainFinding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { elements, links } of findings)
    for (const id of [...elements, ...links]) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
