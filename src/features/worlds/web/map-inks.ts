import { colorsOf } from '../domain/network-palette.ts'
import { TIE_DASHES } from '../domain/tie-look.ts'
import type { TieKind } from '../domain/world.ts'
import type { TieMark } from './map-scene.ts'

/** Of a world: the ground of its area, its coast, its actors, its name (4.5:1 on its ground). */
export type WorldInk = {
  readonly wash: string
  readonly line: string
  readonly dot: string
  readonly text: string
}

/** The palette of the whole slice, with a name dark enough on the ground of its area. */
export function worldInk(color: number): WorldInk {
  const known = made.get(color)
  if (known) return known
  const { line, ground } = colorsOf({ color })
  const ink = { wash: ground, line: mix(line, '#ffffff', 0.45), dot: line, text: mix(line, '#1a1217', 0.55) }
  made.set(color, ink)
  return ink
}

const made = new Map<number, WorldInk>()

/** A colour with a share of another one. */
function mix(color: string, other: string, share: number): string {
  const of = (from: string, at: number) => Number.parseInt(from.slice(at, at + 2), 16)
  const parts = [1, 3, 5].map((at) => Math.round(of(color, at) * (1 - share) + of(other, at) * share))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

export const PAPER = '#ffffff'
export const INK = '#241a21'
export const SOFT = '#5d5159'
export const ACCENT = '#702c50'
export const NOBODYS = '#85767f'

/** Colour, width and dash of each kind of tie; the dash says the same without colour. */
export const TIE_LOOKS: Readonly<Record<TieKind, { color: string; dash: readonly number[] }>> = {
  information: { color: '#5b6770', dash: TIE_DASHES.information },
  purchase: { color: '#8a5a00', dash: TIE_DASHES.purchase },
  joint_project: { color: '#702c50', dash: TIE_DASHES.joint_project },
  trust: { color: '#0b6b78', dash: TIE_DASHES.trust },
}

/** Colours that the colour-blind tell apart, each with its sign. */
export const MARK_LOOKS: Readonly<
  Record<TieMark, { color: string; dash: readonly number[]; width: number; sign: string }>
> = {
  new: { color: '#0060a8', dash: [], width: 2.4, sign: '+' },
  lost: { color: '#b34700', dash: [6, 4], width: 2, sign: '−' },
  strengthened: { color: '#00705a', dash: [], width: 3.6, sign: '▲' },
  weakened: { color: '#8a6d00', dash: [2, 2], width: 2, sign: '▼' },
  sleeping: { color: '#75606c', dash: [1.5, 5], width: 1.8, sign: 'z' },
}
