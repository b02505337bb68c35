import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeBetween, rebase } from './rebase.ts'

const fields = ['title', 'who', 'cards'] as const
const sheet = fc.record({
  title: fc.constantFrom('', 'a', 'b', 'c'),
  who: fc.constantFrom('', 'a', 'b'),
  cards: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
})
const text = JSON.stringify

describe('my unsaved changes, when a newer version comes', () => {
  it('stay, and the fields that I did not touch take theirs', () => {
    const base = { title: 'Récit', moral: '', arrival: '' }
    const found = rebase({
      base,
      mine: { ...base, moral: 'Ensemble.' },
      theirs: { ...base, arrival: 'La cantine' },
    })
    expect(found).toEqual({
      value: { title: 'Récit', moral: 'Ensemble.', arrival: 'La cantine' },
      base: { title: 'Récit', moral: '', arrival: 'La cantine' },
      clashes: [],
    })
  })

  it('clash only where both changed the same field differently, and mine is kept until one has chosen', () => {
    const base = { title: 'a', moral: '' }
    const found = rebase({
      base,
      mine: { title: 'mien', moral: 'oui' },
      theirs: { title: 'leur', moral: 'oui' },
    })
    expect(found).toEqual({
      value: { title: 'mien', moral: 'oui' },
      base: { title: 'a', moral: 'oui' },
      clashes: ['title'],
    })
  })

  it('do not clash with what I sent myself and whose reply was lost', () => {
    const found = rebase({
      base: { title: '' },
      sent: { title: 'Réc' },
      mine: { title: 'Récit' },
      theirs: { title: 'Réc' },
    })
    expect(found).toEqual({ value: { title: 'Récit' }, base: { title: 'Réc' }, clashes: [] })
  })

  it('lose nothing that either side changed, whatever they changed', () => {
    fc.assert(
      fc.property(sheet, sheet, sheet, (base, mine, theirs) => {
        const found = rebase({ base, mine, theirs })
        for (const field of fields) {
          const [b, m, t] = [base, mine, theirs].map((side) => text(side[field]))
          const [value, newBase] = [text(found.value[field]), text(found.base[field])]
          if (found.clashes.includes(field)) {
            expect(new Set([b, m, t]).size).toBe(3)
            expect([value, newBase]).toEqual([m, b])
          } else {
            expect([value, newBase]).toEqual([m === b ? t : m, t])
          }
        }
      }),
    )
  })

  it('are the same after the same version has come twice, and nothing is left to do without any', () => {
    fc.assert(
      fc.property(sheet, sheet, sheet, (base, mine, theirs) => {
        const once = rebase({ base, mine, theirs })
        expect(rebase({ base: once.base, mine: once.value, theirs })).toEqual(once)
        expect(rebase({ base, mine: base, theirs })).toEqual({ value: theirs, base: theirs, clashes: [] })
        expect(rebase({ base, mine, theirs: base })).toEqual({ value: mine, base, clashes: [] })
      }),
    )
  })
})

describe('what a save sends', () => {
  it('is the changed fields with what was seen of them, of a document the changed keys alone', () => {
    const before = { title: 'a', day: null as string | null, cards: { moral: '', arrival: 'ici' } }
    const after = { title: 'a', day: '2026-01-01', cards: { moral: 'Ensemble.', arrival: 'ici' } }
    expect(changeBetween(before, after, ['cards'])).toEqual({
      values: { day: '2026-01-01', cards: { moral: 'Ensemble.' } },
      seen: { day: null, cards: { moral: '' } },
    })
  })

  it('is everything, with nothing seen, where nobody knows what was there before', () => {
    expect(changeBetween(undefined, { title: 'a' })).toEqual({ values: { title: 'a' } })
  })

  it('gives the wanted state when it is put on what was seen', () => {
    fc.assert(
      fc.property(sheet, sheet, (before, after) => {
        const { values, seen = {} } = changeBetween(before, after)
        expect({ ...before, ...values }).toEqual(after)
        expect({ ...after, ...seen }).toEqual(before)
      }),
    )
  })
})
