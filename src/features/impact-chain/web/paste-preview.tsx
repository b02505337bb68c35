import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { NewElementValues } from '../domain/chain-record.ts'
import { ELEMENT_TYPES } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
import type { Pasted } from './chain-clipboard.ts'

type PastePreviewProps = {
  readonly board: Board
  readonly pasted: Extract<Pasted, { kind: 'lines' }>
  readonly onClose: () => void
}

/** Lines of a text about to become elements: each with its type, any of them left out. */
export function PastePreview({ board, pasted, onClose }: PastePreviewProps) {
  const say = useSay(impactChainWords)
  const [lines, setLines] = useState<readonly NewElementValues[]>(pasted.lines)
  const change = (at: number, line: NewElementValues | undefined) =>
    setLines((before) => before.flatMap((each, k) => (k === at ? (line ?? []) : each)))
  const enter = () => {
    const ids = board.acts.paste({ kind: 'lines', lines })
    board.select(ids)
    board.tell(say('clipboard.pasted', { n: ids.length }))
    onClose()
  }
  return (
    <Dialog
      title={say('clipboard.preview')}
      onClose={onClose}
      wide
      acts={
        <Button onClick={enter} disabled={lines.length === 0}>
          {say('clipboard.enter', { n: lines.length })}
        </Button>
      }
    >
      <p>{say('clipboard.preview-lead')}</p>
      <ul className="ch-paste">
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own and may repeat
          <li key={`${at} ${line.statement}`}>
            <select
              aria-label={`${say('field.type')} (${line.statement})`}
              value={line.type}
              onChange={(event) => {
                const type = ELEMENT_TYPES.find((each) => each === event.currentTarget.value)
                if (type) change(at, { ...line, type })
              }}
            >
              {ELEMENT_TYPES.map((type) => (
                <option key={type} value={type}>
                  {say(`element.${type}`)}
                </option>
              ))}
            </select>
            <span>{line.statement}</span>
            <Button look="quiet" onClick={() => change(at, undefined)}>
              {say('clipboard.leave')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
