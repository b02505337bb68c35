import { lazy, Suspense, useCallback, useState } from 'react'
import { useShortcut } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { ElementType } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import type { Board, ChainView } from './chain-board.ts'
import type { Pasted } from './chain-clipboard.ts'
import { FilterMenu, useChainFilter } from './chain-filter.tsx'
import { ChainOutline } from './chain-outline.tsx'
import type { ChainSnapshot, ChainState } from './chain-state.ts'
import { ChainToolbar } from './chain-toolbar.tsx'
import { ChainWallDialog } from './chain-wall-dialog.tsx'
import { useChainKeys } from './clipboard-keys.ts'
import { ConflictList } from './conflict-list.tsx'
import { OpenedPanel } from './opened-panel.tsx'
import { PastePreview } from './paste-preview.tsx'
import { PathPanel } from './path-panel.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { SelectionBar } from './selection-bar.tsx'

// what draws nodes and links weighs more than the rest of the page: it comes when the canvas is looked at
const ChainCanvas = lazy(() => import('./chain-canvas.tsx').then((m) => ({ default: m.ChainCanvas })))

type ChainEditorProps = {
  readonly board: Board
  readonly state: ChainState
  readonly snapshot: ChainSnapshot
  readonly setView: (view: ChainView) => void
}

/** The tools, the canvas or the outline, and beside it what is open, the review and the strength of the paths. */
export function ChainEditor({ board, state, snapshot, setView }: ChainEditorProps) {
  const say = useSay(impactChainWords)
  const { view, here, setAdding, chain } = board
  const [asked, setAsked] = useState<{ type: ElementType; turn: number } | undefined>(undefined)
  const [lines, setLines] = useState<Extract<Pasted, { kind: 'lines' }> | undefined>(undefined)
  const [isOnWall, setOnWall] = useState(false)
  const { filter, setFilter, shown } = useChainFilter(chain)
  const takeLines = useCallback((pasted: Pasted) => {
    if (pasted.kind === 'lines') setLines(pasted)
  }, [])
  useChainKeys(board, takeLines)
  const add = (type: ElementType) => {
    if (view === 'canvas') setAsked((before) => ({ type, turn: (before?.turn ?? 0) + 1 }))
    else setAdding({ type })
  }
  useShortcut(
    'n',
    say('add.title'),
    () => here.mayWrite && view === 'outline' && setAdding({ type: 'activity' }),
  )
  return (
    <div className="ch-editor" data-view={view}>
      <ChainToolbar
        board={board}
        snapshot={snapshot}
        onRetry={() => state.retry()}
        setView={setView}
        onAdd={add}
        onWall={() => setOnWall(true)}
        filter={<FilterMenu chain={chain} filter={filter} setFilter={setFilter} />}
        onLines={takeLines}
      />
      <ConflictList board={board} state={state} />
      <div className="ch-columns">
        <div className="ch-main">
          {view === 'canvas' ? (
            <>
              <h2 className="tb-hidden">{say('outline.title')}</h2>
              <Suspense fallback={<div className="ch-canvas tb-coming" />}>
                <ChainCanvas board={board} elements={shown} asked={asked} />
              </Suspense>
            </>
          ) : (
            <>
              <ChainOutline board={board} elements={shown} />
              <SelectionBar board={board} />
              <div role="status">
                <p className="ch-told">{board.told}</p>
              </div>
            </>
          )}
          {view === 'canvas' && <p className="ch-legend">{say('canvas.legend')}</p>}
        </div>
        <div className="ch-beside">
          {view === 'canvas' && <OpenedPanel board={board} />}
          <ReviewPanel board={board} findings={board.findings} />
          <PathPanel board={board} paths={board.paths} />
        </div>
      </div>
      {lines && <PastePreview board={board} pasted={lines} onClose={() => setLines(undefined)} />}
      {isOnWall && <ChainWallDialog here={here} onClose={() => setOnWall(false)} />}
    </div>
  )
}
