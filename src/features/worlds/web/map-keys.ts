import type { Direction } from './map-walk.ts'

export type MapAct = Direction | 'open' | 'add' | 'leave' | 'nearer' | 'farther' | 'whole'

const ACTS: Readonly<Record<string, MapAct>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'open',
  ' ': 'open',
  Escape: 'leave',
  '+': 'nearer',
  '=': 'nearer',
  '-': 'farther',
  '−': 'farther',
  '0': 'whole',
}

/** What a key does on the map; undefined: nothing, the page may have it. Shift and Enter: a second world. */
export function actOfKey(event: {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}): MapAct | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  if (event.key === 'Enter' && event.shiftKey) return 'add'
  return ACTS[event.key]
}
