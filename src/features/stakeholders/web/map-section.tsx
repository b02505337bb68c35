import { useEffect, useRef, useState } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { drawQuadrants } from '../domain/quadrant-picture.ts'
import { rankByMobilisationGap } from '../domain/quadrants.ts'
import type { AxisSummary } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './stakeholders-api.ts'

type MapSectionProps = { readonly all: readonly Rated[]; readonly onOpen: (id: string) => void }

const WIDEST = 900
const NARROWEST = 300

/** The quadrant picture, as wide as its place so that its texts keep their size, with its table. */
export function MapSection({ all, onOpen }: MapSectionProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const { box, width } = useWidth()
  const placed = all.filter((each) => each.quadrant !== null)
  const level = (value: number | null) => (value === null ? '—' : formatNumber(value, lang, 1))
  const { drawing, unplaced } = drawQuadrants(
    all,
    {
      title: say('picture.title'),
      description: say('picture.description', { n: placed.length }),
      involvement: say('axis.involvement'),
      importance: say('axis.importance'),
      quadrants: {
        pillars: say('quadrant.pillars'),
        to_mobilise: say('quadrant.to_mobilise'),
        ambassadors: say('quadrant.ambassadors'),
        to_inform: say('quadrant.to_inform'),
      },
      label: ({ name, summary }) =>
        say('picture.dot', {
          name,
          involvement: level(summary.involvement.median),
          importance: level(summary.importance.median),
        }),
    },
    { width },
  )
  const press = (target: EventTarget) => {
    const id = target instanceof Element ? target.closest('[data-id]')?.getAttribute('data-id') : null
    if (id) onOpen(id)
  }
  return (
    <Section title={say('map.title')} lead={say('map.lead')} id="carte">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list above opens the same things by keyboard */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer */}
      <div ref={box} className="sh-map" onClick={(event) => press(event.target)}>
        <DrawingView
          drawing={drawing}
          maxWidth={`${WIDEST}px`}
          table={<MapTable all={all} level={level} />}
        />
      </div>
      {unplaced.length > 0 && <p className="tb-soft">{say('readiness.left-out', { n: unplaced.length })}</p>}
    </Section>
  )
}

type MapTableProps = { readonly all: readonly Rated[]; readonly level: (value: number | null) => string }

function MapTable({ all, level }: MapTableProps) {
  const say = useSay(stakeholdersWords)
  const range = ({ median, lowest, highest }: AxisSummary) =>
    lowest === highest ? level(median) : `${level(median)} (${lowest}–${highest})`
  const order = rankByMobilisationGap(all).flatMap(({ id }) => all.find((each) => each.id === id) ?? [])
  return (
    <DataTable
      caption={say('map.table')}
      rows={order}
      rowKey={(each) => each.id}
      columns={[
        { key: 'name', label: say('sheet.name'), cell: (each) => each.name },
        {
          key: 'involvement',
          label: say('axis.involvement'),
          align: 'end',
          cell: (each) => range(each.summary.involvement),
        },
        {
          key: 'importance',
          label: say('axis.importance'),
          align: 'end',
          cell: (each) => range(each.summary.importance),
        },
        {
          key: 'quadrant',
          label: say('map.quadrant'),
          cell: (each) => say(each.quadrant ? `quadrant.${each.quadrant}` : 'quadrant.unrated'),
        },
        { key: 'n', label: say('map.count'), align: 'end', cell: (each) => each.ratings.length },
        {
          key: 'discuss',
          label: say('rating.discuss'),
          cell: (each) => (each.summary.toDiscuss ? say('yes') : '—'),
        },
      ]}
    />
  )
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(720)
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
