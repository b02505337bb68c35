import './compare.css'
import { type Ref, type UIEventHandler, useEffect, useRef } from 'react'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { drawChain, type PictureMark } from '../domain/chain-picture.ts'
import { impactChainWords } from '../words.ts'
import type { PictureRoom } from './compare-rows.ts'
import type { Chain } from './impact-chain-api.ts'

type AlignedPictureProps = {
  readonly title: string
  readonly chain: Pick<Chain, 'elements' | 'links'>
  /** Everything that has a place in it: the same element stands at the same place in every picture of one room. */
  readonly room: PictureRoom
  /** Differences by id: of elements and of links, as they are named in this chain. */
  readonly marks: ReadonlyMap<string, PictureMark>
  readonly nameMark: (mark: PictureMark) => string
  readonly ref?: Ref<HTMLElement>
  readonly onScroll?: UIEventHandler<HTMLElement>
}

/** One state of a chain beside another; scrolls in a box of its own. What differs is framed and said in words. */
export function AlignedPicture(props: AlignedPictureProps) {
  const { title, chain, room, marks, nameMark, ref, onScroll } = props
  const say = useSay(impactChainWords)
  const { elements, links } = chain
  const statements = new Map(room.elements.map((element) => [element.id, element.statement]))
  const drawing = drawChain(
    elements,
    links,
    {
      title,
      description: `${say('outline.elements', { n: elements.length })}, ${say('outline.links', { n: links.length })}. ${say('compare.picture-description')}`,
      nameOf: (type) => say(`elements.${type}`),
      nameOne: (type) => say(`element.${type}`),
      around: say('around.title'),
      ofElement: (element) => {
        const mark = marks.get(element.id)
        const said = `${say(`element.${element.type}`)} : ${element.statement}`
        return mark ? `${said} (${nameMark(mark)})` : said
      },
      ofLink: (link) => {
        const mark = marks.get(link.id)
        const said = say('picture.link', {
          from: statements.get(link.from) ?? '',
          to: statements.get(link.to) ?? '',
          sign: say(`sign.${link.sign}`),
          strength: say(`strength.${link.strength}`),
          level: link.confidence,
        })
        return mark ? `${said} (${nameMark(mark)})` : said
      },
    },
    { room, marks, nameMark },
  )
  const inner = useRef<HTMLDivElement>(null)
  const shown = [...marks.keys()].join(' ')
  useEffect(() => showMarks(inner.current, shown.split(' ')), [shown])
  return (
    <section
      ref={ref}
      className="ch-aligned"
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      <div ref={inner} style={{ width: drawing.width }}>
        <DrawingView drawing={drawing} />
      </div>
    </section>
  )
}

const AROUND = 40

/** Brings what differs into sight, the leftmost first, when nothing of it is. */
function showMarks(picture: HTMLElement | null, ids: readonly string[]): void {
  const box = picture?.parentElement
  if (!picture || !box) return
  const frame = box.getBoundingClientRect()
  const places = ids.flatMap((id) => {
    const place = picture.querySelector(`[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect()
    return place ? [place] : []
  })
  const isSeen = places.some(({ left, right }) => left >= frame.left && right <= frame.right)
  if (places.length === 0 || isSeen) return
  box.scrollLeft += Math.min(...places.map(({ left }) => left)) - frame.left - AROUND
}
