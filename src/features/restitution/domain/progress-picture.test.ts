import { describe, expect, it } from 'vitest'
import { drawingToSvg } from '#kernel/drawing-svg.ts'
import { drawProgress, type Progress } from './progress-picture.ts'

const texts = { title: 'Part de bio', description: '40 % du chemin' }
const marksOf = (change: Partial<Progress>) =>
  drawProgress({ done: 0.5, expected: 0.6, light: 'orange', hatched: false, ...change }, texts).marks
const filledTo = (change: Partial<Progress>) => {
  const bar = marksOf(change)[1]
  return bar?.kind === 'rect' ? bar.x + bar.width : null
}

describe('the picture of progress', () => {
  it('fills the bar in proportion and never beyond the target', () => {
    expect(filledTo({ done: 0.5 })).toBe(160)
    expect(filledTo({ done: 1.4 })).toBe(filledTo({ done: 1 }))
  })

  it('shows moving away as an arrow without any filling', () => {
    const marks = marksOf({ done: -0.2, light: 'red', expected: null })
    expect(marks.map((mark) => mark.kind)).toEqual(['rect', 'polygon'])
  })

  it('marks where one should be, unless dates do not tell', () => {
    expect(marksOf({}).length - marksOf({ expected: null }).length).toBe(2)
  })

  it('hatches a value of low confidence and says itself in words', () => {
    expect(marksOf({ hatched: true })[1]).toMatchObject({ fill: 'hatch' })
    const svg = drawingToSvg(drawProgress({ done: 1, expected: 1, light: 'green', hatched: false }, texts))
    expect(svg).toContain('Part de bio')
    expect(svg).toContain('40 % du chemin')
  })
})
