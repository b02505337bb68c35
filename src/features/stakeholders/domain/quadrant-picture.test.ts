import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxesOverlap, type Mark } from '#kernel/drawing.ts'
import { drawingToSvg } from '#kernel/drawing-svg.ts'
import type { PicturedStakeholder } from './quadrant-layout.ts'
import { drawQuadrants, type QuadrantTexts } from './quadrant-picture.ts'
import { LEVELS, type Level, summariseRatings } from './ratings.ts'

const texts: QuadrantTexts = {
  title: 'Carte',
  description: 'Douze parties prenantes',
  involvement: 'Implication',
  importance: 'Importance',
  quadrants: {
    pillars: 'Piliers',
    to_mobilise: 'À mobiliser',
    ambassadors: 'Ambassadeurs',
    to_inform: 'Cercle à informer',
  },
  label: (s) => s.name,
}
const stakeholder = (id: string, name: string, ...pairs: [Level, Level][]): PicturedStakeholder => ({
  id,
  name,
  summary: summariseRatings(
    pairs.map(([involvement, importance], at) => ({ by: `${at}`, involvement, importance })),
  ),
})
const marksOf = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? marksOf(mark.marks) : [mark]))

const level = fc.constantFrom(...LEVELS)
const crowd = fc
  .array(
    fc.tuple(
      fc.string({ minLength: 1, maxLength: 40 }),
      fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 4 }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((all) => all.map(([name, pairs], at) => stakeholder(`s${at}`, name, ...pairs)))

describe('the quadrant picture', () => {
  it('never lets two labels, or a label and a dot, overlap', () => {
    fc.assert(
      fc.property(crowd, fc.constantFrom(360, 720), (stakeholders, width) => {
        const { drawing, labels } = drawQuadrants(stakeholders, texts, { width })
        labels.forEach((label, at) => {
          for (const other of labels.slice(at + 1)) expect(boxesOverlap(label.box, other.box)).toBe(false)
          expect(label.box.left).toBeGreaterThanOrEqual(0)
          expect(label.box.right).toBeLessThanOrEqual(drawing.width)
          expect(label.box.bottom).toBeLessThanOrEqual(drawing.height)
        })
        for (const dot of marksOf(drawing.marks).filter((m) => m.kind === 'circle')) {
          const box = { left: dot.x - 6, right: dot.x + 6, top: dot.y - 6, bottom: dot.y + 6 }
          expect(labels.some((label) => boxesOverlap(label.box, box))).toBe(false)
        }
        expect(labels).toHaveLength(stakeholders.length)
      }),
      { numRuns: 60 },
    )
  })

  it('is the same picture whatever the order in which people were listed', () => {
    fc.assert(
      fc.property(crowd, (stakeholders) => {
        expect(drawQuadrants(stakeholders.toReversed(), texts).drawing.marks).toEqual(
          drawQuadrants(stakeholders, texts).drawing.marks,
        )
      }),
      { numRuns: 20 },
    )
  })

  it('draws the spread as whiskers, dashed where people should talk', () => {
    const { drawing } = drawQuadrants([stakeholder('a', 'Lycée', [1, 3], [4, 4])], texts)
    const lines = marksOf(drawing.marks).filter((mark) => mark.kind === 'line' && mark.stroke !== 'line')
    expect(lines).toMatchObject([{ dash: [4, 3], stroke: 'muted' }, { stroke: 'muted' }])
  })

  it('does not place those nobody rated, and names them', () => {
    const { labels, unplaced } = drawQuadrants(
      [stakeholder('z', 'Abattoir'), stakeholder('a', 'Lycée', [3, 3])],
      texts,
    )
    expect(labels.map((label) => label.id)).toEqual(['a'])
    expect(unplaced).toEqual(['z'])
  })

  it('lists in a key those whose name finds no room', () => {
    const many = Array.from({ length: 90 }, (_, at) =>
      stakeholder(`s${at}`, `Une coopérative très nommée ${at}`, [4, 4]),
    )
    const { labels, drawing } = drawQuadrants(many, texts, { width: 360 })
    const keyed = labels.filter((label) => label.key !== null)
    expect(keyed.length).toBeGreaterThan(0)
    expect(drawing.height).toBeGreaterThan(keyed.length * 16)
    expect(drawingToSvg(drawing)).toContain(`${keyed[0]?.key}. Une coopérative`)
  })

  it('carries the record and its address on each dot', () => {
    const { drawing } = drawQuadrants([{ ...stakeholder('a', 'Lycée', [3, 3]), href: '/actors/a' }], texts)
    expect(drawing.marks.at(-1)).toMatchObject({
      kind: 'group',
      dataId: 'a',
      href: '/actors/a',
      label: 'Lycée',
    })
  })
})
