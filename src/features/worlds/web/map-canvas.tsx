import './network-map.css'
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { networkMapWords } from '../words.ts'
import { fitBounds } from './map-camera.ts'
import { MapControls } from './map-controls.tsx'
import { MapEngine, type Spot, type TieLook } from './map-engine.ts'
import { listenToHands } from './map-gestures.ts'
import { actOfKey } from './map-keys.ts'
import { type Focus, lightOf } from './map-light.ts'
import type { MapScene } from './map-scene.ts'
import { firstSpot, walk } from './map-walk.ts'
import { prefersStillness } from './prefers-stillness.ts'

type MapCanvasProps = {
  readonly scene: MapScene
  readonly focus: Focus | null
  readonly ties: TieLook
  readonly onFocus: (focus: Focus | null) => void
  /** What a place says to those who do not see it. */
  readonly describe: (spot: Spot) => string
  /** What the map is, in a few words. */
  readonly label: string
}

/** The map: pointer, fingers and keys of equal power; what the keyboard stands on is said as well as ringed. */
export function MapCanvas({ scene, focus, ties, onFocus, describe, label }: MapCanvasProps) {
  const say = useSay(networkMapWords)
  const id = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [hovered, setHovered] = useState<Spot | null>(null)
  const [cursor, setCursor] = useState<Spot | null>(null)
  const [inside, setInside] = useState<number | null>(null)
  const light = useMemo(() => lightOf(scene, focus), [scene, focus])
  const look = useMemo(() => ({ ties, light, cursor, hovered }), [ties, light, cursor, hovered])
  const press = (spot: Spot | null, adds: boolean) => {
    setCursor(null)
    onFocus(focusOn(scene, spot, adds ? focus : null))
  }
  const engine = useEngine(canvas, box, { onHover: setHovered, onPress: press })
  useEffect(() => engine.current?.show(scene, look), [engine, scene, look])
  // other numbers of actors and worlds in another scene
  useEffect(() => {
    setCursor((known) =>
      known && (known.kind === 'actor' ? scene.actors : scene.worlds)[known.at] ? known : null,
    )
    setHovered(null)
  }, [scene])
  useFollowing(engine, scene, focus)

  const show = (spot: Spot | null) => {
    setCursor(spot)
    const it = spot && (spot.kind === 'actor' ? scene.actors[spot.at] : scene.worlds[spot.at])
    const at = engine.current
    if (!it || !at) return
    const { camera, size } = at
    const isNear =
      Math.abs(it.x - camera.x) * camera.k < size.width * 0.42 &&
      Math.abs(it.y - camera.y) * camera.k < size.height * 0.42
    if (!isNear) at.fly({ ...camera, x: it.x, y: it.y }, prefersStillness())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = actOfKey(event)
    const map = engine.current
    if (!act || !map) return
    // a key that leaves the map when nothing is left to leave belongs to the page
    if (act === 'leave' && !focus && inside === null && !cursor) return
    event.preventDefault()
    if (act === 'nearer') map.zoomTo(1.5, prefersStillness())
    else if (act === 'farther') map.zoomTo(1 / 1.5, prefersStillness())
    else if (act === 'whole') map.flyToWhole(prefersStillness())
    else if (act === 'open' || act === 'add') open(act === 'add')
    else if (act === 'leave') leave()
    else show(walk(scene, cursor, inside, act, map.camera))
  }
  const open = (adds: boolean) => {
    const spot = cursor ?? firstSpot(scene, inside, engine.current?.camera ?? { x: 0, y: 0 })
    setCursor(spot)
    if (!spot) return
    onFocus(focusOn(scene, spot, adds ? focus : null))
    if (spot.kind === 'world' && !adds) {
      setInside(spot.at)
      const first = firstSpot(scene, spot.at, scene.worlds[spot.at] ?? { x: 0, y: 0 })
      if (first) setCursor(first)
    }
  }
  const leave = () => {
    if (focus?.kind === 'actor' && inside !== null) {
      const world = scene.worlds[inside]
      onFocus(world ? { kind: 'world', id: world.id } : null)
    } else if (inside !== null) {
      setCursor({ kind: 'world', at: inside })
      setInside(null)
      onFocus(null)
    } else {
      setCursor(null)
      onFocus(null)
    }
  }
  const told = cursor ?? hovered
  return (
    <div ref={box} className="wn-box">
      <div
        className="wn-keys"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is worked with keys, as an application
        tabIndex={0}
        aria-label={label}
        aria-describedby={`${id}-keys`}
        aria-roledescription={say('map.role')}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
      >
        <canvas ref={canvas} className="wn-canvas" />
      </div>
      <p id={`${id}-keys`} className="tb-hidden">
        {say('map.keys')}
      </p>
      <p className="tb-hidden" role="status">
        {cursor ? describe(cursor) : ''}
      </p>
      {told && (
        <p className="wn-told" aria-hidden="true">
          {describe(told)}
        </p>
      )}
      <MapControls engine={engine} />
    </div>
  )
}

/** What a press looks at; with a world already in the light, Shift puts a second beside it. */
function focusOn(scene: MapScene, spot: Spot | null, beside: Focus | null): Focus | null {
  if (!spot) return null
  const id = (spot.kind === 'actor' ? scene.actors[spot.at] : scene.worlds[spot.at])?.id
  if (id === undefined) return null
  if (spot.kind === 'world' && beside?.kind === 'world' && beside.id !== id)
    return { kind: 'pair', a: beside.id, b: id }
  return { kind: spot.kind, id }
}

/** Pixels for a unit of the map from which on a dot has a shape. */
const SEEN = 0.5

type Hears = Parameters<typeof listenToHands>[2]

function useEngine(
  canvas: RefObject<HTMLCanvasElement | null>,
  box: RefObject<HTMLDivElement | null>,
  hears: Hears,
) {
  const engine = useRef<MapEngine | null>(null)
  const latest = useRef(hears)
  useEffect(() => {
    latest.current = hears
  })
  useEffect(() => {
    const [element, frame] = [canvas.current, box.current]
    if (!element || !frame) return
    const made = new MapEngine(element)
    engine.current = made
    const letGo = listenToHands(element, made, {
      onHover: (spot) => latest.current.onHover(spot),
      onPress: (spot, adds) => latest.current.onPress(spot, adds),
    })
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = frame
      if (width > 0 && height > 0) made.resize(width, height, Math.min(3, window.devicePixelRatio || 1))
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(frame)
    return () => {
      watch.disconnect()
      letGo()
      made.destroy()
      engine.current = null
    }
  }, [canvas, box])
  return engine
}

/** The whole at first; then what is looked at comes into the window when it stands outside. */
function useFollowing(engine: RefObject<MapEngine | null>, scene: MapScene, focus: Focus | null) {
  const shown = useRef('')
  const latest = useRef({ scene, focus })
  useEffect(() => {
    latest.current = { scene, focus }
  })
  const looked = focus === null ? '' : JSON.stringify(focus)
  const { left, top, right, bottom } = scene.bounds
  const frame = `${left} ${top} ${right} ${bottom}`
  useEffect(() => {
    const map = engine.current
    if (!map || shown.current === frame) return
    const isFirst = shown.current === ''
    shown.current = frame
    map.flyToWhole(isFirst || prefersStillness())
  }, [engine, frame])
  useEffect(() => {
    const map = engine.current
    const { scene: shownScene, focus: shownFocus } = latest.current
    if (!map || looked === '' || !shownFocus) return
    const places = placesOf(shownScene, shownFocus)
    if (places.length === 0) return
    const bounds = {
      left: Math.min(...places.map(({ x, radius }) => x - radius)),
      right: Math.max(...places.map(({ x, radius }) => x + radius)),
      top: Math.min(...places.map(({ y, radius }) => y - radius)),
      bottom: Math.max(...places.map(({ y, radius }) => y + radius)),
    }
    // what is seen already is looked at where it stands; an actor is seen when its dot has a shape
    if (map.shows(bounds) && (shownFocus.kind !== 'actor' || map.camera.k >= SEEN)) return
    const whole = map.wholeCamera()
    const near = fitBounds(bounds, map.size, 0.12, Math.max(whole.k, 1.5))
    map.fly({ ...near, k: Math.max(near.k, whole.k) }, prefersStillness())
  }, [engine, looked])
}

function placesOf(scene: MapScene, focus: Focus) {
  if (focus.kind === 'actor') {
    const light = lightOf(scene, focus)
    return [...(light?.actors ?? [])].flatMap((i) => {
      const it = scene.actors[i]
      return it ? [{ x: it.x, y: it.y, radius: 60 }] : []
    })
  }
  const ids = focus.kind === 'world' ? [focus.id] : [focus.a, focus.b]
  return ids.flatMap((id) => {
    const it = scene.worlds[scene.worldOf.get(id) ?? -1]
    return it ? [it] : []
  })
}
