import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointMap } from './code-points.ts'
import { joinSpans, overlaps, sharedLength, spanToWords, splitSpan, textOf, wordSpans } from './passage.ts'
import { passagesAfterEdit } from './passages-after-edit.ts'
import { textUnits } from './text-units.ts'

const anyText = fc.string({
  unit: fc.constantFrom('a', 'é', 'e\u0301', '🥕', '👩‍🌾', ' ', '\r\n', '.', '’', 'œ', '漢', '\ud83e'),
  maxLength: 60,
})

describe('a passage', () => {
  const text = 'L’été, les cantine\u0301s 🥕 achètent.'
  it('gives its words as they are, and refuses what is outside of the text or cuts an emoji', () => {
    expect(textOf(text, { start: 11, end: 20 })).toBe('cantine\u0301s')
    const carrot = text.indexOf('🥕')
    for (const span of [
      { start: 5, end: 5 },
      { start: 0, end: 99 },
      { start: carrot, end: carrot + 1 },
    ])
      expect(() => textOf(text, span)).toThrow('coding.passage-outside-text')
  })

  it('is widened to whole words, an accent that stands by itself with its letter', () => {
    expect(wordSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'L’été',
      'les',
      'cantine\u0301s',
      'achètent',
    ])
    const span = spanToWords(text, { start: 9, end: 14 })
    expect(span && textOf(text, span)).toBe('les cantine\u0301s')
    expect(spanToWords(text, { start: 6, end: 7 })).toBeNull()
  })

  it('is split into two without white space at their ends', () => {
    expect(splitSpan('one two', { start: 0, end: 7 }, 3)).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ])
    expect(splitSpan('one two', { start: 0, end: 7 }, 7)).toEqual([{ start: 0, end: 7 }])
  })

  it('overlaps another when they share a character, not when they touch', () => {
    const [a, b, c] = [
      { start: 0, end: 4 },
      { start: 3, end: 6 },
      { start: 6, end: 8 },
    ]
    expect([overlaps(a, b), overlaps(b, c), sharedLength(a, b), sharedLength(a, c)]).toEqual([
      true,
      false,
      1,
      0,
    ])
    expect(joinSpans([c, a, b])).toEqual([{ start: 0, end: 8 }])
  })
})

describe('places in code points', () => {
  it('are those of the text walked character by character, both ways', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const map = codePointMap(text)
        const characters = Array.from(text)
        expect(map.length).toBe(characters.length)
        const starts = new Set<number>()
        let unit = 0
        for (const [i, character] of [...characters, ''].entries()) {
          expect(map.toCodePoint(unit)).toBe(i)
          expect(map.toUnit(i)).toBe(unit)
          starts.add(unit)
          unit += character.length
        }
        for (let at = 0; at <= text.length; at += 1)
          if (!starts.has(at)) expect(map.toCodePoint(at)).toBeUndefined()
        expect([map.toUnit(-1), map.toUnit(map.length + 1), map.toCodePoint(text.length + 1)]).toEqual([
          undefined,
          undefined,
          undefined,
        ])
      }),
    )
  })
})

describe('passages when their text changes', () => {
  const before = 'We buy carrots here. The school pays late. We buy carrots there.'
  const passage = (words: string, from = 0) => {
    const start = before.indexOf(words, from)
    return { id: words, start, end: start + words.length }
  }

  it('are kept with their words, wherever these go', () => {
    const after = `Monday. ${before}`
    const { kept, changed, lost } = passagesAfterEdit(before, after, [passage('The school pays late.')])
    expect(kept.map(({ start, end }) => after.slice(start, end))).toEqual(['The school pays late.'])
    expect([changed, lost]).toEqual([[], []])
  })

  it('are reported when words inside change, with both wordings', () => {
    const after = before.replace('pays late', 'often pays late')
    const { changed } = passagesAfterEdit(before, after, [passage('The school pays late.')])
    expect(changed.map(({ before: was, after: now }) => [was, now])).toEqual([
      ['The school pays late.', 'The school often pays late.'],
    ])
  })

  it('are reported as lost when their words go, and never put onto the same words elsewhere', () => {
    const after = 'The school pays late. We buy carrots there.'
    const result = passagesAfterEdit(before, after, [passage('We buy carrots here.')])
    expect(result).toEqual({
      kept: [],
      changed: [],
      lost: [{ passage: passage('We buy carrots here.'), before: 'We buy carrots here.' }],
    })
  })

  it('stand on the lines that stayed when most of a long text was written anew', () => {
    const lines = (word: string) => Array.from({ length: 3_000 }, (_, i) => `${word}${i}`).join(' ')
    const [old, now] = [`Kept line\n${lines('a')}`, `${lines('b')}\nKept line\n`]
    const { kept, lost } = passagesAfterEdit(old, now, [
      { id: 'kept', start: 0, end: 9 },
      { id: 'gone', start: 20, end: 30 },
    ])
    expect(kept.map(({ start, end }) => now.slice(start, end))).toEqual(['Kept line'])
    expect(lost).toHaveLength(1)
  })

  it('are each kept with the very same words, changed or lost', () => {
    const words = fc.array(fc.constantFrom('Ah', 'the', 'price', 'été', '🥕', '.', ' ', '\r\n'), {
      maxLength: 25,
    })
    fc.assert(
      fc.property(words, words, fc.nat(40), fc.integer({ min: 1, max: 15 }), (a, b, start, length) => {
        const [old, now] = [a.join(''), b.join('')]
        const span = {
          id: 'p',
          start: Math.min(start, old.length),
          end: Math.min(start + length, old.length),
        }
        fc.pre(span.start < span.end)
        const { kept, changed, lost } = passagesAfterEdit(old, now, [span])
        expect(kept.length + changed.length + lost.length).toBe(1)
        for (const each of kept) expect(now.slice(each.start, each.end)).toBe(old.slice(span.start, span.end))
        for (const { passage: each, after } of changed) expect(now.slice(each.start, each.end)).toBe(after)
        if (old === now) expect(kept).toEqual([span])
      }),
    )
  })
})

describe('units of a text', () => {
  const say = (text: string, kind: 'sentence' | 'paragraph') =>
    textUnits(text, kind).map(({ start, end }) => text.slice(start, end))

  it('are sentences, not cut after initials, shortenings and figures', () => {
    expect(
      say('M. Blanc livre 3.5 t, p. ex. des choux. « Et après ? » On verra… Oui\nNon ! — Fin', 'sentence'),
    ).toEqual([
      'M. Blanc livre 3.5 t, p. ex. des choux.',
      '« Et après ? »',
      'On verra…',
      'Oui',
      'Non !',
      '— Fin',
    ])
  })

  it('are paragraphs, whatever ends their lines; empty lines and mere signs are none', () => {
    expect(say('One. Two.\r\n\r\n***\nThree', 'paragraph')).toEqual(['One. Two.', 'Three'])
  })

  it('hold every letter of the text once, in order', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('sentence', 'paragraph'), (text, kind) => {
        const letters = (piece: string) => piece.match(/[\p{L}\p{N}]/gu)?.join('') ?? ''
        expect(say(text, kind).map(letters).join('')).toBe(letters(text))
      }),
    )
  })
})
