import { describe, expect, it } from 'vitest'
import { madeNetwork } from '../../../../tests/support/made-network.ts'
import { contrastOnWhite, markWorlds, WORLD_COLORS } from './network-palette.ts'

const linear = (color: string) =>
  [1, 3, 5].map((at) => {
    const c = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
const times = (matrix: readonly (readonly number[])[], v: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, each, i) => sum + each * (v[i] ?? 0), 0))

/** Björn Ottosson’s Oklab: distances are about what eyes tell apart. */
function oklab(rgb: readonly number[]): number[] {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map((c) => Math.cbrt(Math.max(0, c)))
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  )
}

/** Machado, Oliveira & Fernandes 2009, full severity. */
const EYES: Readonly<Record<string, readonly (readonly number[])[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

describe('colours of worlds', () => {
  it('stand out from white, and their marks from them', () => {
    for (const { line, on } of WORLD_COLORS) {
      expect(contrastOnWhite(line), line).toBeGreaterThanOrEqual(3)
      const against = on === '#ffffff' ? contrastOnWhite(line) : contrastOnWhite(on) / contrastOnWhite(line)
      expect(against, line).toBeGreaterThanOrEqual(4.5)
    }
    expect(new Set(WORLD_COLORS.map(({ line }) => line)).size).toBe(24)
  })

  it.each(Object.keys(EYES))('are told apart by %s eyes, the first ones at a glance', (eyes) => {
    const seen = WORLD_COLORS.map(({ line }) => oklab(times(EYES[eyes] ?? [], linear(line))))
    seen.forEach((a, i) => {
      for (const b of seen.slice(0, i)) {
        const apart = Math.hypot(...a.map((each, k) => each - (b[k] ?? 0)))
        // 0.02 is about a difference that is just seen side by side.
        expect(apart).toBeGreaterThan(i < 8 ? 0.06 : 0.025)
      }
    })
  })
})

describe('marks of worlds', () => {
  it('are two letters of the name, no two alike, in whatever order the worlds come', () => {
    const { worlds } = madeNetwork({ actors: 0, ties: 0 })
    const marks = markWorlds(worlds)
    expect(new Set([...marks.values()].map((mark) => mark.toLowerCase())).size).toBe(20)
    expect([marks.get('w0'), marks.get('w1'), marks.get('w5')]).toEqual(['Ag', 'AT', 'Sa'])
    expect(markWorlds(worlds.toReversed())).toEqual(new Map(marks))
  })

  it('stay apart for names that are alike', () => {
    const worlds = Array.from({ length: 60 }, (_, i) => ({ id: String(i), name: 'La fête' }))
    expect(new Set(markWorlds(worlds).values()).size).toBe(60)
  })
})
