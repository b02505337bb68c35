import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { type ChainTexts, drawChain, type PicturedLink } from '../domain/chain-picture.ts'
import type { PicturedElement } from '../domain/chain-picture-layout.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'

function useChainTexts(elements: readonly PicturedElement[], links: readonly PicturedLink[]): ChainTexts {
  const say = useSay(impactChainWords)
  const byId = new Map(elements.map((element) => [element.id, element.statement]))
  return {
    title: say('picture.title'),
    description: `${say('outline.elements', { n: elements.length })}, ${say('outline.links', { n: links.length })}. ${say('picture.description')}`,
    nameOf: (type) => say(`elements.${type}`),
    nameOne: (type) => say(`element.${type}`),
    around: say('around.title'),
    ofElement: (element) => `${say(`element.${element.type}`)} : ${element.statement}`,
    ofLink: (link) =>
      say('picture.link', {
        from: byId.get(link.from) ?? '',
        to: byId.get(link.to) ?? '',
        sign: say(`sign.${link.sign}`),
        strength: say(`strength.${link.strength}`),
        level: link.confidence,
      }),
  }
}

type ChainPictureProps = { readonly board: Board; readonly toProve: string | null }

/** The picture at its own size, in a box of its own that scrolls; a press on it opens the same thing in the outline. */
export function ChainPicture({ board, toProve }: ChainPictureProps) {
  const { chain, open } = board
  const texts = useChainTexts(chain.elements, chain.links)
  const openIt = (target: EventTarget) => {
    const id = target instanceof Element ? target.closest('[data-id]')?.getAttribute('data-id') : null
    if (id) open({ kind: chain.byId.has(id) ? 'element' : 'link', id })
  }
  return <PictureBox onPress={openIt} drawing={drawChain(chain.elements, chain.links, texts, { toProve })} />
}

type PictureBoxProps = {
  readonly drawing: ReturnType<typeof drawChain>
  readonly onPress?: (target: EventTarget) => void
}

function PictureBox({ drawing, onPress }: PictureBoxProps) {
  const say = useSay(impactChainWords)
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the outline below opens the same things by keyboard */}
      <section
        className="ch-picture"
        aria-label={say('picture.region')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        data-press={onPress ? true : undefined}
        onClick={(event) => onPress?.(event.target)}
      >
        <div style={{ minWidth: drawing.width, maxWidth: drawing.width }}>
          <DrawingView drawing={drawing} />
        </div>
      </section>
      <p className="ch-legend">{say('picture.legend')}</p>
    </>
  )
}

const EXAMPLE = [
  ['need', 'e1'],
  ['activity', 'e2'],
  ['output', 'e3'],
  ['outcome_short', 'e4'],
  ['outcome_short', 'e5'],
  ['impact', 'e6'],
] as const
const EXAMPLE_LINKS = [
  ['e1', 'e2', '+', 4],
  ['e2', 'e3', '+', 4],
  ['e3', 'e4', '+', 3],
  ['e3', 'e5', '+', 2],
  ['e4', 'e6', '+', 1],
  ['e5', 'e6', '-', 2],
] as const

/** A tiny chain that shows what one looks like. */
export function ExamplePicture() {
  const say = useSay(impactChainWords)
  const elements = EXAMPLE.map(([type, id]) => ({
    id,
    type,
    statement: say(`example.${id}`),
    sign: id === 'e5' ? ('-' as const) : ('+' as const),
  }))
  const links = EXAMPLE_LINKS.map(([from, to, sign, confidence]) => ({
    id: `${from}${to}`,
    from,
    to,
    sign,
    confidence,
    strength: 2 as const,
    feedback: false,
  }))
  const texts = useChainTexts(elements, links)
  return <PictureBox drawing={drawChain(elements, links, texts)} />
}
