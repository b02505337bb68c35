import { type KeyboardEvent, useId, useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { arrangeInColumns } from '../domain/chain-outline.ts'
import { rankOnPath } from '../domain/element-details.ts'
import type { ElementType } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import { AddElement } from './add-element.tsx'
import { type Board, focusSoon, opensElement } from './chain-board.ts'
import { isTyping } from './clipboard-keys.ts'
import { ElementItem } from './element-item.tsx'
import type { ElementRecord } from './impact-chain-api.ts'

type ChainOutlineProps = {
  readonly board: Board
  /** Those that the filter lets through. */
  readonly elements: readonly ElementRecord[]
}

/** The chain to read and write from top to bottom: types in the order of the method, each element with its links. */
export function ChainOutline({ board, elements: shown }: ChainOutlineProps) {
  const say = useSay(impactChainWords)
  const { chain, here, adding, setAdding } = board
  const [told, setTold] = useState('')
  const columns = arrangeInColumns(shown)
  const along = columns.filter(({ type }) => rankOnPath(type) !== null)
  const around = columns.filter(({ type }) => rankOnPath(type) === null)
  const move = (element: ElementRecord, by: 1 | -1) => {
    const same = chain.elements.filter((each) => each.type === element.type)
    const place = same.indexOf(element) + 1 + by
    if (place < 1 || place > same.length) return
    if (!board.acts.nudge([element.id], by)) return
    setTold(say('element.moved', { n: place, all: same.length }))
    focusSoon(opensElement(element.id))
  }
  const retype = (element: ElementRecord, by: 1 | -1) => {
    if (!board.acts.shiftType([element.id], by)) return
    const type = board.acts.now()?.byId.get(element.id)?.type
    if (type) setTold(say('element.retyped', { type: say(`element.${type}`) }))
    focusSoon(opensElement(element.id))
  }
  const selectAll = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey) || isTyping(event.target)) return
    event.preventDefault()
    board.select(shown.map(({ id }) => id))
  }
  const n = { elements: chain.elements.length, links: chain.links.length }
  return (
    <Section
      title={say('outline.title')}
      lead={`${say('outline.elements', { n: n.elements })}, ${say('outline.links', { n: n.links })}. ${here.mayWrite ? say('outline.lead') : ''}`}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+A inside the list takes the list */}
      <div className="ch-outline" onKeyDown={selectAll}>
        {along.map(({ type, elements }) => (
          <TypeGroup
            key={type}
            board={board}
            type={type}
            elements={elements}
            onMove={move}
            onRetype={retype}
          />
        ))}
        <p className="ch-around">{say('around.title')}</p>
        {around.map(
          ({ type, elements }) =>
            elements.length > 0 && (
              <TypeGroup
                key={type}
                board={board}
                type={type}
                elements={elements}
                onMove={move}
                onRetype={retype}
              />
            ),
        )}
        {here.mayWrite && (
          <div className="tb-row">
            {around
              .filter(({ elements }) => elements.length === 0)
              .map(({ type }) => (
                <Button
                  key={type}
                  look="second"
                  icon={<SignIcon sign="plus" />}
                  onClick={() => setAdding({ type })}
                  aria-expanded={adding?.type === type}
                >
                  {say(`element.${type}`)}
                </Button>
              ))}
          </div>
        )}
        {adding && around.some(({ type, elements }) => type === adding.type && elements.length === 0) && (
          <AddElement key={adding.type} board={board} adding={adding} />
        )}
      </div>
      <p className="tb-hidden" role="status">
        {told}
      </p>
    </Section>
  )
}

type TypeGroupProps = {
  readonly board: Board
  readonly type: ElementType
  readonly elements: readonly ElementRecord[]
  readonly onMove: (element: ElementRecord, by: 1 | -1) => void
  readonly onRetype: (element: ElementRecord, by: 1 | -1) => void
}

function TypeGroup({ board, type, elements, onMove, onRetype }: TypeGroupProps) {
  const say = useSay(impactChainWords)
  const headingId = useId()
  const { here, adding, setAdding } = board
  const isAddingHere = adding?.type === type && adding.after === undefined
  return (
    <section className="ch-group" aria-labelledby={headingId}>
      <div className="ch-group-head">
        <h3 id={headingId}>{say(`elements.${type}`)}</h3>
        {here.mayWrite && !(isAddingHere && adding) && (
          <Button
            look="quiet"
            icon={<SignIcon sign="plus" size={16} />}
            aria-label={say('add.to', { type: say(`element.${type}`) })}
            onClick={() => setAdding({ type })}
          >
            {say('add.add')}
          </Button>
        )}
      </div>
      {elements.length === 0 ? (
        <p className="tb-soft">{say(`element-help.${type}`)}</p>
      ) : (
        <ol className="ch-elements">
          {elements.map((element, place) => (
            <ElementItem
              key={element.id}
              board={board}
              element={element}
              place={place}
              count={elements.length}
              onMove={(by) => onMove(element, by)}
              onRetype={(by) => onRetype(element, by)}
            />
          ))}
        </ol>
      )}
      {isAddingHere && adding && <AddElement board={board} adding={adding} />}
    </section>
  )
}
