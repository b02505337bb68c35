import type { ReactNode } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { ELEMENT_TYPES } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import { useActName } from './chain-acts.ts'
import type { Board, ChainView } from './chain-board.ts'
import type { Pasted } from './chain-clipboard.ts'
import type { ChainSnapshot } from './chain-state.ts'
import { pasteText } from './clipboard-keys.ts'
import { ExportMenu } from './export-menu.tsx'
import { SendingSign } from './sending-sign.tsx'
import { ToolMenu } from './tool-menu.tsx'
import { ToolSign } from './tool-signs.tsx'

type ChainToolbarProps = {
  readonly board: Board
  readonly snapshot: ChainSnapshot
  readonly onRetry: () => void
  readonly setView: (view: ChainView) => void
  readonly onAdd: (type: (typeof ELEMENT_TYPES)[number]) => void
  readonly onWall: () => void
  readonly filter: ReactNode
  /** Lines of a pasted text, to be looked at first. */
  readonly onLines: (pasted: Pasted) => void
}

/** Which view, undo and redo by their names, adding, exporting, and whether everything is saved. */
export function ChainToolbar(props: ChainToolbarProps) {
  const { board, snapshot, onRetry, setView, onAdd, onWall, filter, onLines } = props
  const say = useSay(impactChainWords)
  const { view, here, findings } = board
  return (
    <div className="ch-toolbar" role="toolbar" aria-label={say('tool.bar')}>
      <div className="ch-tools ch-view-choice">
        <Tool isOn={view === 'canvas'} onPress={() => setView('canvas')} sign={<ToolSign sign="canvas" />}>
          {say('tool.canvas')}
        </Tool>
        <Tool isOn={view === 'outline'} onPress={() => setView('outline')} sign={<ToolSign sign="outline" />}>
          {say('tool.outline')}
        </Tool>
      </div>
      {here.mayWrite && (
        <div className="ch-tools">
          <StepTools board={board} snapshot={snapshot} />
          <ToolMenu label={say('add.add')} sign={<SignIcon sign="plus" />}>
            {ELEMENT_TYPES.map((type) => (
              <button key={type} type="button" onClick={() => onAdd(type)}>
                {say(`element.${type}`)}
              </button>
            ))}
          </ToolMenu>
          <PasteTool board={board} onLines={onLines} />
        </div>
      )}
      <div className="ch-tools">
        {filter}
        <ExportMenu board={board} />
        <Tool onPress={onWall} sign={<ToolSign sign="wall" />}>
          {say('tool.wall')}
        </Tool>
      </div>
      <div className="ch-tools ch-tools-end">
        <SendingSign queue={snapshot.queue} onRetry={onRetry} />
        <a href="#relecture" className="ch-review-count" data-some={findings.length > 0 || undefined}>
          {say('review.link', { n: findings.length })}
        </a>
      </div>
    </div>
  )
}

/** For hands without Ctrl+V; a browser that does not let its clipboard be read has no such button. */
function PasteTool({ board, onLines }: Pick<ChainToolbarProps, 'board' | 'onLines'>) {
  const say = useSay(impactChainWords)
  if (typeof navigator.clipboard?.readText !== 'function') return null
  const paste = () =>
    navigator.clipboard.readText().then(
      (text) => pasteText(board, text, say, onLines),
      () => board.tell(say('clipboard.refused')),
    )
  return (
    <Tool sign={<ToolSign sign="paste" />} onPress={() => void paste()}>
      {say('clipboard.paste')}
    </Tool>
  )
}

function StepTools({ board, snapshot }: Pick<ChainToolbarProps, 'board' | 'snapshot'>) {
  const say = useSay(impactChainWords)
  const nameAct = useActName()
  const { undo, redo } = snapshot
  const undoName = undo ? say('undo.named', { what: nameAct(undo) }) : say('undo.nothing')
  const redoName = redo ? say('redo.named', { what: nameAct(redo) }) : say('redo.nothing')
  return (
    <>
      <Tool
        isOff={!undo}
        label={undoName}
        onPress={() => board.acts.step('undo')}
        sign={<SignIcon sign="undo" />}
      >
        {say('undo')}
      </Tool>
      <Tool
        isOff={!redo}
        label={redoName}
        onPress={() => board.acts.step('redo')}
        sign={<ToolSign sign="redo" />}
      >
        {say('redo')}
      </Tool>
    </>
  )
}

type ToolProps = {
  readonly sign: ReactNode
  readonly children: string
  /** The whole name, where the word in the button says only a part. */
  readonly label?: string
  readonly isOn?: boolean
  readonly isOff?: boolean
  readonly onPress: () => void
}

/** A button that cannot act keeps the focus: undoing twelve times must not throw the keyboard out of the bar. */
export function Tool({ sign, children, label, isOn, isOff = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className="ch-tool"
      aria-label={label}
      title={label ?? children}
      aria-pressed={isOn}
      aria-disabled={isOff || undefined}
      onClick={() => {
        if (!isOff) onPress()
      }}
    >
      {sign}
      <span>{children}</span>
    </button>
  )
}
