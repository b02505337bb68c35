import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { networkMapWords } from '../words.ts'
import { useMapAddress } from './map-address.ts'
import { MapCanvas } from './map-canvas.tsx'
import { MapCard, type MapParts } from './map-card.tsx'
import { MapDifference } from './map-difference.tsx'
import { MapFilters } from './map-filters.tsx'
import { MapLegend } from './map-legend.tsx'
import { useMapScene } from './map-scene-of-day.ts'
import { MapSearch } from './map-search.tsx'
import { MapTables } from './map-tables.tsx'
import { MapTime } from './map-time.tsx'
import { MapToolbar } from './map-toolbar.tsx'
import { useSpotWords } from './map-words.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { NetworkRead } from './network-queries.ts'

/** So few ties that all of them can be seen at once; of more, bands between worlds are the calmer beginning. */
const MOST_TIES = 120

type MapBoardProps = {
  readonly here: NetworkHere
  readonly read: NetworkRead
  readonly exports: ReactNode
}

/** Search, filters, picture or table, what is looked at, and time. */
export function MapBoard({ here, read, exports }: MapBoardProps) {
  const say = useSay(networkMapWords)
  const { address, change, setFocus, setFilter } = useMapAddress()
  const time = useMapScene(here, read, address, change)
  const { scene, view, difference } = time
  const describe = useSpotWords(scene)
  const ties = tiesOf(address.ties) ?? (scene.ties.length > MOST_TIES ? 'bonds' : 'all')
  const label = useMemo(
    () =>
      say('map.label', { worlds: scene.worlds.length, actors: scene.actors.length, ties: scene.ties.length }),
    [say, scene],
  )
  const parts = { here, read, scene, view, difference, focus: address.focus, onFocus: setFocus }
  return (
    <div className="wn-board">
      <div className="wn-bar tb-no-print">
        <MapSearch scene={scene} onFocus={setFocus} />
        <MapToolbar
          tab={address.tab}
          onTab={(tab) => change({ vue: tab === 'carte' ? undefined : tab })}
          ties={tiesOf(address.ties) ?? ''}
          onTies={(traits) => change({ traits: traits || undefined })}
        />
        <MapFilters read={read} scene={scene} view={view} filter={address.filter} onFilter={setFilter} />
        {exports}
      </div>
      {address.tab === 'carte' ? (
        <div className="wn-map">
          <MapCanvas
            scene={scene}
            focus={address.focus}
            ties={ties}
            onFocus={setFocus}
            describe={describe}
            label={label}
          />
          <aside className="wn-side" aria-label={say('card.label')}>
            <MapCard {...parts} />
            <MapLegend scene={scene} isComparing={difference !== null} onFocus={setFocus} />
          </aside>
        </div>
      ) : null}
      <MapTime time={time} />
      {difference && <MapDifference {...parts} difference={difference} />}
      {address.tab === 'tableau' && (
        <>
          {address.focus && <TableCard {...parts} />}
          <MapTables {...parts} />
        </>
      )}
    </div>
  )
}

/** What was pressed in a table, told above the tables: the focus goes there. */
function TableCard(parts: MapParts) {
  const box = useRef<HTMLDivElement>(null)
  const looked = JSON.stringify(parts.focus)
  useEffect(() => {
    if (looked !== '') box.current?.querySelector('h2')?.focus()
  }, [looked])
  return (
    <div ref={box}>
      <MapCard {...parts} />
    </div>
  )
}

const tiesOf = (said: string | undefined) =>
  said === 'all' || said === 'bonds' || said === 'none' ? said : undefined
