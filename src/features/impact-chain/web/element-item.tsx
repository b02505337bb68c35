import type { KeyboardEvent } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { isOutcome } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import { AddElement } from './add-element.tsx'
import type { Board } from './chain-board.ts'
import { ElementCompany } from './element-company.tsx'
import { ElementEditor } from './element-editor.tsx'
import type { ElementRecord } from './impact-chain-api.ts'
import { LinkLine } from './link-line.tsx'
import { NewLink } from './new-link.tsx'

type ElementItemProps = {
  readonly board: Board
  readonly element: ElementRecord
  readonly place: number
  readonly count: number
  readonly onMove: (by: 1 | -1) => void
  readonly onRetype: (by: 1 | -1) => void
}

/** One element: its sentence opens its panel; under it, where it leads. */
export function ElementItem({ board, element, place, count, onMove, onRetype }: ElementItemProps) {
  const say = useSay(impactChainWords)
  const { here, chain, opened, open, close, acts, selected, select, adding, setAdding } = board
  const { id } = element
  const isOpen = opened?.kind === 'element' && opened.id === id
  const isLinking = opened?.kind === 'new-link' && opened.id === id
  const links = chain.leaving.get(id) ?? []
  const isSelected = selected.has(id)
  const changedBy = board.changedBy.get(id)
  /** Alt and arrows move it, also among the types; Delete on its sentence removes it. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      onMove(event.key === 'ArrowUp' ? -1 : 1)
      return true
    }
    const onSentence = event.target instanceof Element && event.target.matches('.ch-open')
    if (!onSentence) return false
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      onRetype(event.key === 'ArrowLeft' ? -1 : 1)
      return true
    }
    if (event.key === 'Delete') {
      acts.remove([id])
      return true
    }
    if (event.key === 'Insert') {
      setAdding({ type: element.type, after: id })
      return true
    }
    return false
  }
  return (
    <li
      className="ch-element"
      data-open={isOpen || undefined}
      data-selected={isSelected || undefined}
      data-changed={changedBy !== undefined || undefined}
      onKeyDown={(event) => {
        if (here.mayWrite && onKey(event)) event.preventDefault()
      }}
    >
      <div className="ch-element-head">
        <label className="ch-choose">
          <input
            type="checkbox"
            checked={isSelected}
            onChange={() => {
              const next = new Set(selected)
              if (!next.delete(id)) next.add(id)
              select(next)
            }}
          />
          <span className="tb-hidden">{say('selection.choose', { statement: element.statement })}</span>
        </label>
        <button
          type="button"
          className="ch-open"
          data-opens={`element-${id}`}
          aria-expanded={isOpen}
          onClick={() => (isOpen ? close() : open({ kind: 'element', id }))}
        >
          <SignIcon sign="chevron" size={16} />
          <span>{element.statement}</span>
        </button>
        <Marks element={element} />
        <ElementCompany board={board} id={id} />
        {here.mayWrite && (
          <Button
            look="quiet"
            icon={<SignIcon sign="arrow" size={16} />}
            aria-label={`${say('link.add')} (${element.statement})`}
            aria-expanded={isLinking}
            onClick={() => (isLinking ? close() : open({ kind: 'new-link', id }))}
          >
            {say('link.add')}
          </Button>
        )}
      </div>
      {isOpen && opened && (
        <ElementEditor
          key={id}
          board={board}
          element={element}
          opened={opened}
          place={place}
          count={count}
          onMove={onMove}
        />
      )}
      {links.length > 0 && (
        <ul className="ch-links">
          {links.map((link) => (
            <LinkLine key={link.id} board={board} link={link} />
          ))}
        </ul>
      )}
      {isLinking && opened && <NewLink key={opened.turn} board={board} from={element} />}
      {here.mayWrite && adding?.after === id && <AddElement key={id} board={board} adding={adding} />}
    </li>
  )
}

function Marks({ element }: { readonly element: ElementRecord }) {
  const say = useSay(impactChainWords)
  const isEffect = isOutcome(element.type) || element.type === 'impact'
  return (
    <span className="ch-marks">
      {element.who.trim() !== '' && <span className="tb-soft">{element.who}</span>}
      {isEffect && element.sign === '-' && <Pill>− {say('mark.negative')}</Pill>}
      {isEffect && !element.intended && <Pill>{say('mark.unintended')}</Pill>}
      {element.toReview && <Pill look="accent">{say('mark.to-review')}</Pill>}
    </span>
  )
}
