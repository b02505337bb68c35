import { useEffect, useMemo, useState } from 'react'
import type { AddressQuery } from '#platform/web/address-query.tsx'
import { differenceOf, type NetworkDifference } from '../domain/network-difference.ts'
import { type NetworkView, networkOn } from '../domain/network-on-day.ts'
import { firstDayOf } from '../domain/network-timeline.ts'
import type { MapAddress } from './map-address.ts'
import { type MapScene, makeScene } from './map-scene.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { NetworkRead } from './network-queries.ts'

/** The day that is shown, the one that it is compared with, and what the map has on them. */
export type MapTimeState = {
  readonly today: string
  readonly day: string
  readonly since: string | null
  /** null: nothing of the network has a date. */
  readonly first: string | null
  readonly setDay: (day: string) => void
  readonly setSince: (day: string | null) => void
  readonly scene: MapScene
  readonly view: NetworkView
  readonly difference: NetworkDifference | null
}

/** Browsers refuse an address that changes with every step of a slider: it follows a little later. */
const ADDRESS_MS = 500

export function useMapScene(
  here: NetworkHere,
  read: NetworkRead,
  { day: asked, since, filter }: MapAddress,
  change: (query: AddressQuery) => void,
): MapTimeState {
  const { data, positions, settings } = read
  const { today } = here
  const [day, setDay] = useState(asked ?? today)
  useEffect(() => setDay(asked ?? today), [asked, today])
  useEffect(() => {
    const said = day === today ? null : day
    if (said === asked) return
    const timer = setTimeout(() => change({ jour: said ?? undefined }), ADDRESS_MS)
    return () => clearTimeout(timer)
  }, [day, today, asked, change])
  const isCompared = since !== null && since < day
  const difference = useMemo(
    () => (isCompared ? differenceOf(data, since, day, settings.sleepingMonths) : null),
    [isCompared, data, since, day, settings.sleepingMonths],
  )
  const view = useMemo(() => difference?.view ?? networkOn(data, day), [difference, data, day])
  const scene = useMemo(
    () => makeScene(view, positions, filter, difference?.marks),
    [view, positions, filter, difference],
  )
  const first = useMemo(() => firstDayOf(data), [data])
  const setSince = (earlier: string | null) => change({ depuis: earlier ?? undefined })
  return { today, day, since: isCompared ? since : null, first, setDay, setSince, scene, view, difference }
}
