import { useEffect, useMemo, useRef, useState } from 'react'
import { CheckField } from '#platform/web/choices.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { Level } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import { MapBoard } from './map-board.tsx'
import { MapCard } from './map-card.tsx'
import { type LayoutTexts, layOutMap } from './map-dots.ts'
import { MapExports } from './map-exports.tsx'
import { FurthestList } from './map-furthest.tsx'
import { MapLegend } from './map-legend.tsx'
import { useTaking } from './map-taking.ts'
import { MapTray } from './map-tray.tsx'
import { type MapView, placeAll } from './map-view.ts'
import { MapViewChoice } from './map-view-choice.tsx'
import { describeDot, writeLevel } from './map-words.ts'
import { type Rated, thresholdsOf } from './rated.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'
import { ThresholdsForm } from './thresholds-form.tsx'

type MapSectionProps = {
  readonly here: StakeholdersHere
  /** Those that the filters keep. */
  readonly shown: readonly Rated[]
  readonly selected: string | undefined
  readonly onSelect: (id: string | undefined) => void
}

const WIDEST = 780
const NARROWEST = 300
/** Beyond, the arms of all hide more than they show: one’s own stay, those of the chosen one. */
const MOST_ARMS = 24

/** The map of stakeholders, as wide as its place so that its texts keep their size; what it says stands in the list too. */
export function MapSection({ here, shown, selected, onSelect }: MapSectionProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const toast = useToast()
  const { box, width } = useWidth()
  const board = useRef<SVGSVGElement>(null)
  const [view, setView] = useState<MapView>('everyone')
  const [showsArms, setShowsArms] = useState(here.all.length <= MOST_ARMS)
  const thresholds = thresholdsOf(here.settings)
  const placed = placeAll(shown, view, thresholds)
  const texts = useMemo(
    (): LayoutTexts => ({
      discuss: say('rating.discuss'),
      quadrants: {
        pillars: say('quadrant.pillars'),
        to_mobilise: say('quadrant.to_mobilise'),
        ambassadors: say('quadrant.ambassadors'),
        to_inform: say('quadrant.to_inform'),
      },
    }),
    [say],
  )
  const layout = layOutMap(placed, width, thresholds, texts)
  const find = (id: string | undefined) => shown.find((each) => each.id === id)
  const drop = (id: string, { involvement, importance }: { involvement: Level; importance: Level }) => {
    const rated = find(id)
    if (!rated) return
    here.queue.rate({ stakeholderId: id, involvement, importance })
    const { summary } = rated
    const said = say('map.dropped', { name: rated.name, involvement, importance })
    const isAlone = rated.ratings.every((each) => each.mine)
    const medians = {
      involvement: writeLevel(summary.involvement.median, lang),
      importance: writeLevel(summary.importance.median, lang),
    }
    toast(isAlone ? said : `${said} ${say('map.median-was', medians)}`)
  }
  const mayRate = (id: string) => here.mayContribute && (find(id)?.mayBeRated ?? false)
  const taking = useTaking({ layout, board, find, mayRate, onSelect, onDrop: drop })
  const { taken } = taking
  const focused = find(taken?.id ?? selected)
  return (
    <Section title={say('map.title')} lead={say('map.lead')} id="carte">
      <div className="tb-row sh-map-bar tb-no-print">
        <MapViewChoice all={here.all} view={view} onView={setView} />
        <CheckField label={say('map.arms')} checked={showsArms} onChange={setShowsArms} />
        <ThresholdsForm here={here} />
      </div>
      <div className="sh-map">
        <div ref={box} className="sh-map-board">
          <MapBoard
            layout={layout}
            placed={placed}
            thresholds={thresholds}
            board={board}
            taking={taking}
            selected={selected}
            onSelect={onSelect}
            label={say('map.board', { n: layout.dots.length })}
            describe={(each) => describeDot(each, say, lang)}
            showsArms={showsArms}
          />
        </div>
        <aside className="sh-map-side" aria-label={say('map.selected')}>
          <MapCard here={here} rated={focused} taken={taken} />
          <MapLegend isCompared={view !== 'everyone'} />
        </aside>
        <div className="sh-map-rest">
          {layout.keys.length > 0 && (
            <ol className="sh-keys" aria-label={say('map.keys')}>
              {layout.keys.map(({ id, number, name }) => (
                <li key={id} value={number}>
                  <button type="button" className="sh-goto" onClick={() => onSelect(id)}>
                    {name}
                  </button>
                </li>
              ))}
            </ol>
          )}
          {view !== 'everyone' && <FurthestList placed={placed} onSelect={onSelect} />}
          <MapTray
            waiting={placed.filter(({ at }) => at === null)}
            taking={taking}
            selected={selected}
            mayContribute={here.mayContribute}
          />
        </div>
      </div>
      <p className="tb-hidden" role="status">
        {taken &&
          focused &&
          say('map.taken', {
            name: focused.name,
            involvement: `${taken.involvement} (${say(`level.involvement.${taken.involvement}`)})`,
            importance: `${taken.importance} (${say(`level.importance.${taken.importance}`)})`,
          })}
      </p>
      <MapExports here={here} />
    </Section>
  )
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(WIDEST)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(Math.max(NARROWEST, Math.min(WIDEST, entry.contentRect.width))))
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return { box, width }
}
