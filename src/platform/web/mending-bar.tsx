import type { ReactNode } from 'react'
import type { RowCounts } from '#platform/tables/mending-preview.ts'
import { Button, IconButton } from './button.tsx'
import { useSay } from './lang.tsx'
import { StateSign } from './mending-state-sign.tsx'
import { mendingWords } from './mending-words.ts'
import { SignIcon } from './sign-icon.tsx'

type MendingBarProps = {
  readonly counts: RowCounts
  /** The columns are not decided yet. */
  readonly waits: boolean
  readonly judging: boolean
  readonly entering: boolean
  readonly enterLabel: (n: number) => string
  readonly onEnter: () => void
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
  /** How far the entering is. */
  readonly progress: ReactNode
}

const STATES = ['enter', 'waiting', 'problem', 'doubt', 'excluded'] as const

/** Always in sight: what will enter, what will not, the way back, and the one act. */
export function MendingBar(props: MendingBarProps) {
  const { counts, waits, judging, entering, enterLabel, onEnter, undo, redo, progress } = props
  const say = useSay(mendingWords)
  const left = counts.problem + counts.doubt + counts.excluded
  return (
    <div className="tb-mend-bar">
      <div className="tb-mend-counts" role="status">
        {STATES.filter((state) => counts[state] > 0 || (state === 'enter' && !waits)).map((state) => (
          <span key={state} className="tb-mend-count">
            <StateSign state={state} />
            {say(`count.${state}`, { n: counts[state] })}
          </span>
        ))}
        {judging && <span className="tb-soft">{say('judging')}</span>}
      </div>
      <div className="tb-row tb-mend-acts">
        <IconButton label={say('undo')} onClick={() => undo?.()} disabled={!undo}>
          <SignIcon sign="undo" />
        </IconButton>
        <span className="tb-mend-redo">
          <IconButton label={say('redo')} onClick={() => redo?.()} disabled={!redo}>
            <SignIcon sign="undo" />
          </IconButton>
        </span>
        <div className="tb-mend-enter">
          <Button onClick={onEnter} disabled={judging || counts.enter === 0} busy={entering}>
            {enterLabel(counts.enter)}
          </Button>
          {(waits || left > 0) && (
            <span className="tb-soft">{waits ? say('header.waits') : say('count.left', { n: left })}</span>
          )}
        </div>
      </div>
      {progress}
    </div>
  )
}
