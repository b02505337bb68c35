import './territories.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useStatus } from '#features/accounts/web/session.ts'
import type { Drawing } from '#kernel/drawing.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { TerritorySelection } from '../domain/territory.ts'
import { territoriesWords } from '../words.ts'
import { territoryKey, useTerritoriesApi } from './territories-api.ts'

type Api = ReturnType<typeof useTerritoriesApi>
type MapReply = Awaited<ReturnType<Api['map']>>

/** Names and lines are drawn for the width of the screen: fewer and larger on a phone. */
function drawingWidth(): number {
  return window.innerWidth < 600 ? 360 : 640
}

type TerritoryMapProps = {
  readonly territoryId: string
  /** The same as a table. */
  readonly table?: ReactNode
}

export function TerritoryMap({ territoryId, table }: TerritoryMapProps) {
  const { lang } = useLang()
  const api = useTerritoriesApi()
  const width = drawingWidth()
  const map = useQuery({
    queryKey: [...territoryKey(territoryId), 'map', width, lang],
    queryFn: () => api.map({ territoryId, width, lang }),
    staleTime: 5 * 60_000,
  })
  return (
    <>
      <ProblemNotice problem={map.error} />
      {map.data && <MapView map={map.data} table={table} />}
    </>
  )
}

export function SelectionMap({
  selection,
  name,
}: {
  readonly selection: TerritorySelection
  readonly name: string
}) {
  const { lang } = useLang()
  const api = useTerritoriesApi()
  const width = drawingWidth()
  const map = useQuery({
    queryKey: ['territories', 'preview', selection, 'map', width, lang],
    queryFn: () => api.previewMap({ selection, name, width, lang }),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })
  return (
    <>
      <ProblemNotice problem={map.error} />
      {map.data && <MapView map={map.data} />}
    </>
  )
}

function MapView({ map, table }: { readonly map: MapReply; readonly table?: ReactNode }) {
  const say = useSay(territoriesWords)
  const { drawing, communes, withContour, tooMany } = map
  if (tooMany) return <p className="tb-soft terr-waiting">{say('map.too-many')}</p>
  if (!drawing) return <NoMap />
  return (
    <div className="tb-stack">
      {/* read-only lists lose their type on the way through JSON */}
      <DrawingView drawing={drawing as Drawing} table={table} />
      {withContour < communes && (
        <p className="tb-soft">{say('map.partial', { n: communes - withContour })}</p>
      )}
    </div>
  )
}

/** Whoever hosts can mend it at once; the others learn whom to ask. */
function NoMap() {
  const say = useSay(territoriesWords)
  const host = useStatus().data?.person?.host ?? false
  return (
    <p className="tb-soft terr-waiting">
      {say(host ? 'map.none-host' : 'map.none')}{' '}
      {host && <LinkTo to="/hebergement">{say('map.import')}</LinkTo>}
    </p>
  )
}
