import { describe, expect, it } from 'vitest'
import type { Mark } from '#kernel/drawing.ts'
import { drawShares } from './share-picture.ts'

const input = {
  title: 'Parts',
  description: '2026',
  goals: [{ share: 0.5, label: 'loi : 50 %' }],
  legend: [{ ink: 'accent', label: 'Bio' } as const],
  width: 402,
}
const bar = (key: string, shares: readonly number[]) => ({
  key,
  name: key,
  total: '12,00 €',
  parts: shares.map((share, at) => ({ key: `${at}`, share, ink: 'accent' as const, label: `${share}` })),
})
const partsOf = (marks: readonly Mark[]) =>
  marks.flatMap((mark) => (mark.kind === 'group' ? mark.marks : [])).filter((mark) => mark.kind === 'rect')

describe('the picture of shares', () => {
  it('lays the parts of a bar end to end, to scale', () => {
    const rects = partsOf(drawShares({ ...input, bars: [bar('2026', [0.25, 0.5])] }).marks)
    expect(rects.map(({ x, width }) => [x, width])).toEqual([
      [1, 100],
      [101, 200],
    ])
  })

  it('stands its goals where the scale says', () => {
    const { marks } = drawShares({ ...input, bars: [bar('2026', [1])] })
    expect(marks.find((mark) => mark.kind === 'line')).toMatchObject({ x1: 201, x2: 201 })
  })

  it('lets no goal line go through the words of another', () => {
    const goals = [
      { share: 0.2, label: 'loi : 20 % bio' },
      { share: 0.5, label: 'loi : 50 % qualité' },
    ]
    const { marks } = drawShares({ ...input, goals, width: 350, bars: [bar('2026', [1])] })
    const texts = marks.filter((mark) => mark.kind === 'text').filter((mark) => mark.text.startsWith('loi'))
    const lines = marks.filter((mark) => mark.kind === 'line')
    expect(texts).toHaveLength(2)
    for (const text of texts) {
      const through = lines.filter((line) => line.x1 > text.x && line.y2 > text.y - text.size)
      expect(through, text.text).toEqual([])
    }
  })

  it('leaves out parts that are nothing, and never leaves its frame', () => {
    const drawing = drawShares({ ...input, bars: [bar('a', [0, 0.7, 0.9])] })
    const rects = partsOf(drawing.marks)
    expect(rects).toHaveLength(2)
    for (const { x, width } of rects) expect(x + width).toBeLessThanOrEqual(drawing.width)
  })
})
