import { describe, expect, it } from 'vitest'
import type { Mark } from '#kernel/drawing.ts'
import { drawValues, niceTicks, type PicturedValue } from './value-picture.ts'

const texts = {
  title: 'Part bio',
  description: 'Deux valeurs',
  baseline: 'départ',
  target: 'cible',
  number: String,
  day: (day: string) => day.slice(0, 4),
  label: (value: PicturedValue) => `${value.date} ${value.value ?? 'manque'}`,
}
const value = (date: string, of: number | null, confidence: PicturedValue['confidence'] = 'A') => ({
  id: date,
  date,
  value: of,
  confidence,
})
const ends = {
  baseline: { date: '2024-12-31', value: 10 },
  target: { date: '2028-12-31', value: 20 },
  width: 600,
}
const groups = (marks: readonly Mark[]) => marks.filter((mark) => mark.kind === 'group')

describe('the picture of values', () => {
  it('breaks its line where a value is missing, and shows a question mark instead of a zero', () => {
    const values = [value('2025-12-31', 12), value('2026-12-31', null), value('2027-12-31', 15)]
    const drawing = drawValues({ ...ends, values }, texts)
    const marks = drawing?.marks ?? []
    expect(marks.filter((mark) => mark.kind === 'path')).toEqual([])
    const missing = groups(marks).find((group) => group.dataId === '2026-12-31')
    expect(missing?.label).toBe('2026-12-31 manque')
    expect(missing?.marks).toMatchObject([{ kind: 'text', text: '?' }])
  })

  it('joins values that follow one another', () => {
    const values = [value('2026-12-31', 14), value('2025-12-31', 12)]
    const paths = drawValues({ ...ends, values }, texts)?.marks.filter((mark) => mark.kind === 'path') ?? []
    expect(paths).toHaveLength(1)
  })

  it('hatches a value of confidence D and shows the interval that a confidence leaves', () => {
    const drawing = drawValues({ ...ends, values: [value('2025-12-31', 12, 'D')] }, texts)
    const [whisker, dot] = groups(drawing?.marks ?? [])[0]?.marks ?? []
    expect(whisker).toMatchObject({ kind: 'line' })
    expect(dot).toMatchObject({ kind: 'circle', fill: 'hatch' })
  })

  it('draws nothing where there is neither value nor end', () => {
    expect(drawValues({ values: [], baseline: null, target: null, width: 600 }, texts)).toBeUndefined()
    expect(
      drawValues({ values: [value('2025-12-31', null)], baseline: null, target: null, width: 600 }, texts),
    ).toBeUndefined()
  })

  it('keeps everything inside its frame, even values all alike', () => {
    const drawing = drawValues(
      { ...ends, baseline: null, target: null, values: [value('2025-01-01', 0)] },
      texts,
    )
    for (const mark of groups(drawing?.marks ?? []).flatMap((group) => group.marks)) {
      if (mark.kind !== 'circle') continue
      expect(mark.x).toBeGreaterThan(0)
      expect(mark.x).toBeLessThan(600)
      expect(Number.isFinite(mark.y)).toBe(true)
    }
  })
})

describe('round steps', () => {
  it('hold both ends without drift', () => {
    expect(niceTicks(0.1, 0.33)).toEqual([0.1, 0.2, 0.3, 0.4])
    expect(niceTicks(10, 20)).toEqual([10, 12.5, 15, 17.5, 20])
    expect(niceTicks(0, 0)).toEqual([0, 0.25])
    expect(niceTicks(-5, 5)).toEqual([-5, -2.5, 0, 2.5, 5])
  })
})
