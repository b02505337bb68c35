import { describe, expect, it } from 'vitest'
import { boxesOverlap, estimateTextWidth, type Mark } from '#kernel/drawing.ts'
import { drawingToSvg } from '#kernel/drawing-svg.ts'
import { drawChain, type PicturedLink } from './chain-picture.ts'
import { arrangePicture, wrapText } from './chain-picture-layout.ts'
import { leadsBack, rankTargets } from './element-details.ts'
import type { ElementType } from './impact-chain.ts'

const element = (id: string, type: ElementType, statement = `Élément ${id}`, sign: '+' | '-' = '+') => ({
  id,
  type,
  statement,
  sign,
})
const link = (from: string, to: string, more: Partial<PicturedLink> = {}): PicturedLink => ({
  id: `${from}>${to}`,
  from,
  to,
  sign: '+',
  strength: 2,
  confidence: 2,
  feedback: false,
  ...more,
})
const texts = {
  title: 'La chaîne',
  description: 'De gauche à droite',
  nameOf: (type: ElementType) => type.toUpperCase(),
  nameOne: (type: ElementType) => type,
  around: 'Autour',
  ofElement: (of: { statement: string }) => of.statement,
  ofLink: (of: PicturedLink) => `lien ${of.id}`,
}
const elements = [
  element('x', 'impact'),
  element('a', 'activity'),
  element('b', 'activity', 'Livrer ensemble, chaque semaine, toutes les cuisines du territoire'),
  element('s', 'outcome_short', 'Surcharge des cuisiniers', '-'),
  element('h', 'assumption', 'Les cuisiniers restent'),
]
const links = [
  link('a', 's', { sign: '-' }),
  link('s', 'x'),
  link('x', 'a', { feedback: true }),
  link('h', 's'),
]
const groups = (marks: readonly Mark[]) => marks.filter((mark) => mark.kind === 'group')

describe('the picture of a chain', () => {
  it('sets types in use in columns in the order of the method, whatever the order of the elements', () => {
    const { heads, placed, aroundTop } = arrangePicture(elements, links, texts.nameOf, texts.nameOne)
    expect(heads.map(({ lines }) => lines.join(' '))).toEqual(['ACTIVITY', 'OUTCOME_SHORT', 'IMPACT'])
    const leftOf = (id: string) => placed.find((each) => each.element.id === id)?.box.left ?? -1
    expect(leftOf('a')).toBe(leftOf('b'))
    expect(leftOf('a')).toBeLessThan(leftOf('s'))
    expect(leftOf('s')).toBeLessThan(leftOf('x'))
    // an assumption stands below, in the column of what it is tied to
    expect(leftOf('h')).toBe(leftOf('s'))
    expect(placed.find((each) => each.element.id === 'h')?.box.top).toBeGreaterThan(aroundTop ?? Infinity)
  })

  it('says a weakening link by a dash and a minus sign, a strong one by its thickness', () => {
    const { marks } = drawChain(elements, [link('a', 's', { sign: '-', strength: 3, confidence: 4 })], texts)
    const path = marks.find((mark) => mark.kind === 'path')
    expect(path).toMatchObject({ dash: [6, 4], strokeWidth: 2.75 })
    const badge = groups(marks).find((mark) => mark.dataId === 'a>s')
    expect(badge).toMatchObject({ label: 'lien a>s' })
    expect(badge?.marks.at(-1)).toMatchObject({ kind: 'text', text: '−4' })
  })

  it('never covers one element with another, and keeps everything inside the picture', () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      element(
        `e${at}`,
        (['need', 'input', 'activity', 'output', 'outcome_mid', 'impact', 'brake'] as const)[at % 7] ??
          'need',
        'mot '.repeat((at % 9) + 1),
      ),
    )
    const tied = many.slice(1).map((each, at) => link(`e${at}`, each.id))
    const { width, height, placed } = arrangePicture(many, tied, texts.nameOf, texts.nameOne)
    for (const one of placed) {
      expect(one.box.left >= 0 && one.box.right <= width && one.box.bottom <= height).toBe(true)
      for (const other of placed) if (one !== other) expect(boxesOverlap(one.box, other.box)).toBe(false)
    }
    expect(drawingToSvg(drawChain(many, tied, texts))).toMatch(/^<svg .*<\/svg>$/s)
  })

  it('ignores links to elements that are not there, and draws an empty chain', () => {
    expect(groups(drawChain(elements, [link('a', 'ghost')], texts).marks)).toHaveLength(elements.length)
    expect(drawChain([], [], texts).marks).toEqual([])
  })

  it('wraps statements, cuts endless words and ends in an ellipsis what has no room', () => {
    const lines = wrapText(`${'a'.repeat(80)} et ${'la suite '.repeat(30)}`, 130, 13, 5)
    expect(lines).toHaveLength(5)
    expect(lines.at(-1)).toMatch(/…$/)
    for (const line of lines) expect(estimateTextWidth(line, 13)).toBeLessThanOrEqual(130)
  })

  it('leaves the same element at the same place in every picture of a room, and an empty frame where one is missing', () => {
    const longer = elements.map((each) =>
      each.id === 'a'
        ? { ...each, statement: 'Cuisiner ensemble, et longtemps, avec des légumes d’ici' }
        : each,
    )
    const nameMark = (mark: string) => `[${mark}]`
    const picture = (ids: string, marks: [string, 'added' | 'changed'][]) =>
      drawChain(
        elements.filter(({ id }) => ids.includes(id)),
        links.filter(({ from, to }) => ids.includes(from) && ids.includes(to)),
        texts,
        { room: { elements: longer, links }, marks: new Map(marks), nameMark },
      )
    const placesIn = (drawing: ReturnType<typeof drawChain>) =>
      new Map(
        groups(drawing.marks).flatMap((group) => {
          const frame = group.marks[0]
          return group.dataId && !group.dataId.includes('>') && frame?.kind === 'rect'
            ? [[group.dataId, [frame.x, frame.y, frame.height]]]
            : []
        }),
      )
    const [whole, part] = [picture('xabsh', [['b', 'changed']]), picture('xash', [])]
    expect(placesIn(part)).toEqual(placesIn(whole))
    expect([part.width, part.height]).toEqual([whole.width, whole.height])
    const textsIn = (drawing: ReturnType<typeof drawChain>) => JSON.stringify(drawing.marks)
    const wordsIn = (drawing: ReturnType<typeof drawChain>) =>
      textsIn({ ...drawing, marks: groups(drawing.marks).flatMap((group) => group.marks) })
    expect(textsIn(whole)).toContain('[changed]')
    expect(textsIn(part)).toContain('[gone]')
    expect(wordsIn(part)).not.toContain('Livrer')
  })
})

describe('the targets offered for a link', () => {
  it('begin with later types, leave out itself and what is linked, and end with returns', () => {
    const from = element('s', 'outcome_short')
    const offered = rankTargets(from, [...elements, element('m', 'outcome_mid')], new Set(['b']))
    expect(offered.map(({ id }) => id)).toEqual(['m', 'x', 'h', 'a'])
    expect([leadsBack('impact', 'activity'), leadsBack('activity', 'impact')]).toEqual([true, false])
    expect(leadsBack('assumption', 'activity')).toBe(false)
  })
})
