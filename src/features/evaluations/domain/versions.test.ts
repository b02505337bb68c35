import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countChangedWords } from './version-words.ts'
import { type Change, groupChanges, PAUSE_MS } from './versions.ts'
import { diffTexts } from './word-diff.ts'

const changes = fc
  .array(
    fc.record({
      pause: fc.oneof(fc.integer({ min: 0, max: 2 * PAUSE_MS }), fc.constantFrom(PAUSE_MS, PAUSE_MS + 1)),
      personId: fc.constantFrom('aline', 'yanis', null),
    }),
  )
  .map((steps) => {
    let at = 0
    return steps.map(({ pause, personId }, i): Change => {
      at += pause
      return { id: i + 1, at, personId }
    })
  })

describe('versions', () => {
  it('hold every change once, newest first; each is of one person without a long pause, and as long as can be', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const groups = groupChanges(all).toReversed()
        const held = groups.flatMap(({ first, last }) =>
          all.filter(({ id }) => id >= first.id && id <= last.id),
        )
        expect(held).toEqual(all)
        for (const { first, last, changes: n } of groups) {
          const own = all.filter(({ id }) => id >= first.id && id <= last.id)
          expect(own.length).toBe(n)
          for (const [i, change] of own.entries()) {
            expect(change.personId).toBe(first.personId)
            if (i > 0) expect(change.at - (own[i - 1]?.at ?? 0)).toBeLessThanOrEqual(PAUSE_MS)
          }
        }
        for (const [i, group] of groups.entries()) {
          const next = groups[i + 1]
          if (!next) continue
          const isSamePerson = next.first.personId === group.last.personId
          expect(!isSamePerson || next.first.at - group.last.at > PAUSE_MS).toBe(true)
        }
      }),
    )
  })
})

const word = fc.constantFrom('le', 'cochon', 'reste', 'ici', 'l’été', '140', 'km', ',', '« oui »')
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '))

describe('the comparison of two texts', () => {
  it('holds both whole: what stayed and went is the older, what stayed and came the newer', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { parts } = diffTexts(before, after)
        const without = (state: string) =>
          parts
            .filter((part) => part.state !== state)
            .map((part) => part.text)
            .join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
      }),
    )
  })

  it('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(diffTexts(same, same)).toMatchObject({ added: 0, removed: 0 })
      }),
    )
  })

  it('tells one phrase for another as one, and one word as one', () => {
    expect(diffTexts('Elle touche 1,70 € du kilo.', 'Elle touche 2,40 € du kilo.')).toMatchObject({
      added: 1,
      removed: 1,
    })
    expect(diffTexts('La carotte qui marche', 'Aline et les cochons').parts).toEqual([
      { state: 'removed', text: 'La carotte qui marche' },
      { state: 'added', text: 'Aline et les cochons' },
    ])
  })
})

describe('the words of a version', () => {
  it('are counted in all fields and sheets; lists count what entered and left', () => {
    const before = {
      title: 'Salaisons',
      perimeter: { product: 'porc', communes: ['46102', '46103'] },
      startedOn: null,
    }
    const after = {
      title: 'Salaisons',
      perimeter: { product: 'porc lourd sur paille', communes: ['46103', '46104', '12176'] },
      startedOn: '2026-01-12',
    }
    expect(countChangedWords(before, after)).toEqual({ added: 3 + 2 + 1, removed: 1 })
    expect(countChangedWords(before, before)).toEqual({ added: 0, removed: 0 })
    expect(countChangedWords(null, { title: 'Trois mots ici' })).toEqual({ added: 3, removed: 0 })
  })
})
