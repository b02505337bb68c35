import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { isOutcome } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
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
}

/** One element: its sentence opens its panel; under it, where it leads. */
export function ElementItem({ board, element, place, count, onMove }: ElementItemProps) {
  const say = useSay(impactChainWords)
  const { here, chain, opened, open, close } = board
  const { id } = element
  const isOpen = opened?.kind === 'element' && opened.id === id
  const isLinking = opened?.kind === 'new-link' && opened.id === id
  const links = chain.leaving.get(id) ?? []
  return (
    <li
      className="ch-element"
      data-open={isOpen || undefined}
      onKeyDown={(event) => {
        if (!here.mayWrite || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        onMove(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <div className="ch-element-head">
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
