import { describe, expect, it } from 'vitest'
import { sayIn } from '#kernel/words.ts'
import { missingWords, unfilled } from '../../../tests/support/missing-words.ts'
import { FORMULA_ERRORS, parseFormula } from './domain/formula.ts'
import { NO_VALUE_REASONS } from './domain/formula-value.ts'
import { CONFIDENCES, MISSING_REASONS, OBSERVATION_FINDINGS } from './domain/observation.ts'
import { LIGHT_REASONS, LIGHTS } from './domain/traffic-light.ts'
import { indicatorsWords as words } from './words.ts'

describe('the words of indicators', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'finding.', [...FORMULA_ERRORS, ...OBSERVATION_FINDINGS]),
      ...missingWords(words, 'reason.', NO_VALUE_REASONS),
      ...missingWords(words, 'confidence.', CONFIDENCES),
      ...missingWords(words, 'confidence-error.', CONFIDENCES),
      ...missingWords(words, 'missing.', MISSING_REASONS),
      ...missingWords(words, 'light.', LIGHTS),
      ...missingWords(words, 'light-reason.', LIGHT_REASONS),
      ...missingWords(words, 'trend.', ['up', 'down', 'flat']),
    ]).toEqual([])
  })

  it('explain every error of a formula in full', () => {
    const say = sayIn(words, 'fr')
    const wrong = ['', '+'.repeat(2001), '('.repeat(200), '1 # 2', '1 +', '1 2', 'sum(1)', 'log', 'abs(1, 2)']
    const codes = wrong.map((text) => {
      const result = parseFormula(text)
      if (result.ok) throw new Error(`${text} is a formula`)
      expect(unfilled(say(`finding.${result.error.code}`, result.error.params))).toEqual([])
      return result.error.code
    })
    expect(codes.sort()).toEqual([...FORMULA_ERRORS].sort())
  })
})
