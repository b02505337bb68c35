import { describe, expect, it } from 'vitest'
import { formatPeriod, formatWithUnit, typeset } from './figure-text.ts'

describe('a text, set for reading', () => {
  it('keeps French signs with their word by blanks that do not break', () => {
    expect(typeset("L'avis : « oui » ; 12 % de 1 200 ? Bravo !", 'fr')).toBe(
      'L’avis\u00a0: «\u00a0oui\u00a0»\u202f; 12\u202f% de 1\u202f200\u202f? Bravo\u202f!',
    )
  })

  it('adds no blank where none was typed, and leaves English alone', () => {
    expect(typeset('à 12:30, bio:oui', 'fr')).toBe('à 12:30, bio:oui')
    expect(typeset("It's 5 % : fine", 'en')).toBe('It’s 5 % : fine')
  })

  it('does not take a year beside a number for thousands', () => {
    expect(typeset('en 2024 200 repas', 'fr')).toBe('en 2024 200 repas')
  })

  it('changes nothing the second time', () => {
    const once = typeset('« 1 200 % » : oui !', 'fr')
    expect(typeset(once, 'fr')).toBe(once)
  })
})

describe('a figure, written', () => {
  it('has the digits that a reader keeps, and its unit as the language ties it', () => {
    expect(formatWithUnit(30.125, '%', 'fr')).toBe('30,1\u202f%')
    expect(formatWithUnit(30.125, '%', 'en')).toBe('30.1%')
    expect(formatWithUnit(1234.5, 'repas', 'fr')).toBe('1\u202f235\u00a0repas')
    expect(formatWithUnit(-0.456, '', 'fr')).toBe('-0,46')
  })

  it('has its period as people say it', () => {
    expect(formatPeriod('2026-01-01', '2026-12-31', 'fr')).toBe('2026')
    expect(formatPeriod('2025-01-01', '2026-12-31', 'fr')).toBe('2025–2026')
    expect(formatPeriod('2026-02-01', '2026-02-28', 'fr')).toBe('février 2026')
    expect(formatPeriod('2026-09-01', '2027-06-30', 'en')).toBe('September 2026 – June 2027')
    expect(formatPeriod('2026-03-12', '2026-03-12', 'fr')).toBe('12 mars 2026')
  })
})
