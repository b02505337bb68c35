import { useState } from 'react'
import type { Mending } from '#platform/tables/mending.ts'
import { Button } from './button.tsx'
import { formatDay, useLang, useSay } from './lang.tsx'
import type { MendingMemory } from './mending-memory.ts'
import type { MendingState } from './mending-state.ts'
import { mendingWords } from './mending-words.ts'

type Props<M extends Mending> = {
  readonly state: MendingState<M>
  readonly memory: MendingMemory | undefined
}

/** Says from which earlier file the columns were taken, with the way back and the way to forget. */
export function RememberedNotice<M extends Mending>({ state, memory }: Props<M>) {
  const say = useSay(mendingWords)
  const { lang } = useLang()
  const [gone, setGone] = useState('')
  const { remembered, mending, change } = state
  if (!remembered || gone === remembered.id) return null
  const without = () => {
    setGone(remembered.id)
    const { columns, constants, droppedColumns, dayOrder, headerRow, skipEmptyRows, ...rest } = mending
    // what remains of a mending without its choices of columns is one of the same kind
    change(rest as M)
  }
  return (
    <div className="tb-notice" role="status">
      <div className="tb-notice-body tb-row">
        <p>{say('remembered', { file: remembered.fileName, when: formatDay(remembered.at, lang) })}</p>
        <Button look="quiet" onClick={without}>
          {say('remembered.without')}
        </Button>
        {memory && (
          <Button
            look="quiet"
            onClick={() => {
              without()
              void memory.forget(remembered)
            }}
          >
            {say('remembered.forget')}
          </Button>
        )}
      </div>
    </div>
  )
}
