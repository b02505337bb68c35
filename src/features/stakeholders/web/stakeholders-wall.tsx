import './stakeholders.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { localDay } from '#kernel/day.ts'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { stakeholdersWords } from '../words.ts'
import { listDisagreements } from './disagreement.ts'
import { useMapDrawing } from './map-drawing.ts'
import { writeLevel } from './map-words.ts'
import { type Rated, rateAll } from './rated.ts'
import { useStakeholdersRead } from './stakeholders-api.ts'
import { useStakeholdersLive } from './stakeholders-live.ts'

type StakeholdersWallProps = { readonly territoryId: string; readonly evaluationId: string }

/** The map for a wall: medians and spreads as they come; persons are not shown to a room. */
export function StakeholdersWall({ territoryId, evaluationId }: StakeholdersWallProps) {
  const say = useSay(stakeholdersWords)
  const draw = useMapDrawing()
  const read = useStakeholdersRead({ territoryId, evaluationId })
  useStakeholdersLive(evaluationId)
  return (
    <Loaded query={read}>
      {(data) => {
        const all = rateAll(data, data.ratings, localDay(new Date()))
        const shown = all.filter((each) => each.noticeState === null)
        if (shown.length === 0) return <p>{say('empty.title')}</p>
        return (
          <div className="sh-wall">
            <Sized>
              {(width) => {
                const size = sizeOfPicture(width)
                return (
                  <DrawingView drawing={draw(shown, data.settings, all.length - shown.length, '', size)} />
                )
              }}
            </Sized>
            <WallDisagreements shown={shown} />
          </div>
        )
      }}
    </Loaded>
  )
}

/** Narrower, the names of a map find no room beside their dots. */
const LEAST_WIDTH = 440
/** How much larger than on a page the texts of a wall are. */
const LARGER = 1.75
/** Low enough for the whole map to stand under the head of a wall. */
const FLAT = 0.45

/** Drawn small and shown large: the texts of the map grow with the wall. */
function sizeOfPicture(width: number): { width: number; up: number } {
  const drawn = Math.max(Math.min(width, LEAST_WIDTH), Math.round(width / LARGER))
  return { width: drawn, up: Math.max(250, Math.round(drawn * FLAT)) }
}

/** Hands its own width down, in CSS pixels. */
function Sized({ children }: { readonly children: (width: number) => ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(1000)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return <div ref={box}>{children(width)}</div>
}

/** What the room has to talk over, the widest first. */
function WallDisagreements({ shown }: { readonly shown: readonly Rated[] }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const wide = listDisagreements(shown).filter((each) => each.toDiscuss)
  return (
    <section aria-labelledby="sh-wall-discuss">
      <h2 id="sh-wall-discuss">{say('disagree.wide', { n: wide.length })}</h2>
      <ul className="sh-wall-list">
        {wide.map(({ rated, axis }) => (
          <li key={`${rated.id} ${axis}`}>
            <strong>{rated.name}</strong>{' '}
            {say('disagree.of', {
              axis: say(`axis.${axis}`),
              lowest: rated.summary[axis].lowest ?? '',
              highest: rated.summary[axis].highest ?? '',
              median: writeLevel(rated.summary[axis].median, lang),
              n: rated.ratings.length,
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
