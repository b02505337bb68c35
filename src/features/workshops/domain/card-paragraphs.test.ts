import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appendParagraph, removeParagraph } from './card-paragraphs.ts'

const paragraph = fc
  .string({ minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '')

describe('paragraphs of a card', () => {
  it('begin the card when it is empty, and follow it after a blank line', () => {
    expect(appendParagraph('', 'Un')).toBe('Un')
    expect(appendParagraph('Un\n', 'Deux')).toBe('Un\n\nDeux')
  })

  it('go in any order, and leave the others as they were', () => {
    fc.assert(
      fc.property(fc.uniqueArray(paragraph, { maxLength: 6 }), fc.nat(), (all, pick) => {
        fc.pre(all.length > 0)
        const card = all.reduce(appendParagraph, '')
        const gone = all[pick % all.length] as string
        const left = all.filter((text) => text !== gone)
        expect(removeParagraph(card, gone)).toBe(left.reduce(appendParagraph, ''))
      }),
    )
  })

  it('stay when somebody has rewritten them', () => {
    expect(removeParagraph('Un\n\nDeux corrigé', 'Deux')).toBeUndefined()
    expect(removeParagraph('Un deux', 'deux')).toBeUndefined()
  })
})
