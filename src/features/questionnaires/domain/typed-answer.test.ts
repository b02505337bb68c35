import { describe, expect, it } from 'vitest'
import { ask } from '../../../../tests/support/made-form.ts'
import type { QuestionType } from './form.ts'
import { readTyped } from './typed-answer.ts'

describe('what people type', () => {
  it.each<[QuestionType, string, 'fr' | 'en', unknown]>([
    ['decimal', '12,5', 'fr', 12.5],
    ['decimal', '1 234,5', 'fr', 1234.5],
    ['decimal', '1 234,5 kg', 'fr', 1234.5],
    ['decimal', '1.234,5', 'fr', 1234.5],
    ['decimal', '1,234.5', 'en', 1234.5],
    ['decimal', '1,234', 'en', 1234],
    ['decimal', '1,234', 'fr', 1.234],
    ['decimal', '−3', 'fr', -3],
    ['integer', '0', 'fr', 0],
    ['amount', '12,50 €', 'fr', '12.50'],
    ['amount', '1 000', 'fr', '1000'],
    ['date', '31/3/2026', 'fr', '2026-03-31'],
    ['date', '2026-03-31', 'en', '2026-03-31'],
    ['time', '8h30', 'fr', '08:30'],
    ['time', '8 h', 'fr', '08:00'],
    ['place', ' 2a004 ', 'fr', '2A004'],
    ['text', ' oui ', 'fr', 'oui'],
    ['decimal', '  ', 'fr', undefined],
  ])('%s « %s » (%s) is read as %j', (type, typed, lang, value) => {
    expect(readTyped(ask('q', type, { unit: 'kg' }), typed, lang)).toEqual({ value })
  })

  it.each<[QuestionType, string]>([
    ['decimal', 'douze'],
    ['decimal', '1,2,3'],
    ['integer', '1e5'],
    ['date', '31/2/2026'],
    ['time', '25h00'],
    ['amount', '€'],
  ])('%s « %s » is not understood', (type, typed) => {
    expect(readTyped(ask('q', type), typed, 'fr')).toEqual({ problem: 'type' })
  })
})
