import { lazy, Suspense } from 'react'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { type ChainTexts, drawChain, type PicturedLink } from '../domain/chain-picture.ts'
import type { PicturedElement } from '../domain/chain-picture-layout.ts'
import { impactChainWords } from '../words.ts'

const ChainWall = lazy(() => import('./chain-wall.tsx').then((m) => ({ default: m.ChainWall })))

/** The chain of an evaluation to look at, following what is done to it: for walls and pages of other features. */
export function ChainPictureOf(place: { readonly territoryId: string; readonly evaluationId: string }) {
  return (
    <Suspense fallback={<div className="tb-coming" />}>
      <ChainWall {...place} />
    </Suspense>
  )
}

export function useChainTexts(
  elements: readonly PicturedElement[],
  links: readonly PicturedLink[],
): ChainTexts {
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

function PictureBox({ drawing }: { readonly drawing: ReturnType<typeof drawChain> }) {
  const say = useSay(impactChainWords)
  return (
    <>
      <section
        className="ch-picture"
        aria-label={say('picture.region')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
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
