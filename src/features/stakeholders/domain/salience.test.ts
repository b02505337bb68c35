import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeParticipationGap, LADDER } from './participation-ladder.ts'
import { findPossibleSaliences, findSalience, SALIENCE_CLASSES } from './salience.ts'
import { LADDER_LEVELS } from './stakeholder.ts'

/** The table of method 4.3, as it stands there. */
const TABLE: Record<string, string> = {
  P: 'dormant',
  L: 'discretionary',
  U: 'demanding',
  PL: 'dominant',
  PU: 'dangerous',
  LU: 'dependent',
  PLU: 'definitive',
  '': 'none',
}
const yesNo = fc.constantFrom(true, false)
const said = fc.constantFrom(true, false, null)
const of = (hasPower: boolean | null, hasLegitimacy: boolean | null, hasUrgency: boolean | null) => ({
  hasPower,
  hasLegitimacy,
  hasUrgency,
})

describe('salience', () => {
  it('is the class that the table of Mitchell, Agle and Wood gives', () => {
    fc.assert(
      fc.property(yesNo, yesNo, yesNo, (p, l, u) => {
        expect(findSalience(of(p, l, u))).toBe(TABLE[`${p ? 'P' : ''}${l ? 'L' : ''}${u ? 'U' : ''}`])
      }),
    )
  })

  it('is unknown while one attribute is unsaid: unsaid is not a no', () => {
    expect(findSalience(of(true, true, null))).toBeNull()
    expect(findPossibleSaliences(of(true, true, null))).toEqual(['dominant', 'definitive'])
    expect(findPossibleSaliences(of(null, null, null))).toEqual([...SALIENCE_CLASSES])
  })

  it('can still be any class that fits what is said, and no other', () => {
    fc.assert(
      fc.property(said, said, said, (p, l, u) => {
        const fits = (have: boolean | null, letter: string, key: string) =>
          have === null || have === key.includes(letter)
        const expected = Object.entries(TABLE)
          .filter(([key]) => fits(p, 'P', key) && fits(l, 'L', key) && fits(u, 'U', key))
          .map(([, name]) => name)
        expect([...findPossibleSaliences(of(p, l, u))].sort()).toEqual(expected.sort())
      }),
    )
  })
})

describe('the participation ladder', () => {
  it('has its five rungs in order, each with both names and both references', () => {
    expect(LADDER.map((rung) => rung.level)).toEqual([...LADDER_LEVELS])
    for (const { name, iap2, arnstein } of LADDER) {
      for (const text of [name.fr, name.en, iap2.goal.fr, iap2.goal.en, arnstein.names.fr, arnstein.names.en])
        expect(text.trim()).not.toBe('')
    }
  })

  it('gives a gap of the rungs that are missing, none when more is given than wanted, unknown when unsaid', () => {
    expect(computeParticipationGap(2, 4)).toBe(2)
    expect(computeParticipationGap(4, 2)).toBe(0)
    expect(computeParticipationGap(null, 2)).toBeNull()
    expect(computeParticipationGap(3, null)).toBeNull()
  })
})
