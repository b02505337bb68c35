import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { drawQrCode } from './qr-code.ts'

const WORDS = { title: 'QR', description: 'À viser' }
const ADDRESS = 'https://exemple.org/a/k7m3p-q9xrt'

/** The dark modules that the path covers, as `x,y` without the quiet zone. */
function coveredBy(d: string): Set<string> {
  const covered = new Set<string>()
  for (const [, x, y, width] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(width); at += 1) covered.add(`${Number(x) - 4 + at},${Number(y) - 4}`)
  }
  return covered
}

describe('the QR code of a link', () => {
  it('draws each dark module once and no other, within a quiet zone of four', () => {
    const drawing = drawQrCode(ADDRESS, WORDS)
    const path = drawing.marks.find((mark) => mark.kind === 'path')
    const { data, size } = encode(ADDRESS, { ecc: 'M', border: 0 })
    const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x},${y}`] : [])))
    expect(dark.length).toBeGreaterThan(200)
    expect(coveredBy(path?.d ?? '')).toEqual(new Set(dark))
    expect(drawing.width).toBe(size + 8)
  })

  it('is another for another address', () => {
    expect(drawQrCode(`${ADDRESS}x`, WORDS)).not.toEqual(drawQrCode(ADDRESS, WORDS))
  })
})
