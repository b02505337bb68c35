import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../tests/support/missing-words.ts'
import { ALPHA_READINGS, KAPPA_READINGS } from './domain/agreement-reading.ts'
import { MEETINGS } from './domain/co-occurrence.ts'
import { CODING_PROBLEMS } from './domain/coding-problem.ts'
import { NO_COEFFICIENT } from './domain/cohen-kappa.ts'
import { LEFT_OUT_REASONS } from './domain/refi-qda-model.ts'
import { UNIT_KINDS } from './domain/text-units.ts'
import { codingWords as words } from './words.ts'

describe('the words of coding', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'problem.', CODING_PROBLEMS),
      ...missingWords(words, 'reading.', [...KAPPA_READINGS, ...ALPHA_READINGS]),
      ...missingWords(words, 'no-coefficient.', NO_COEFFICIENT),
      ...missingWords(words, 'left-out.', LEFT_OUT_REASONS),
      ...missingWords(words, 'unit.', UNIT_KINDS),
      ...missingWords(words, 'meeting.', MEETINGS),
    ]).toEqual([])
  })
})
