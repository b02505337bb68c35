import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../tests/support/missing-words.ts'
import { ADVICES, PARTICIPATION_LEVELS, QUADRANTS } from './domain/quadrants.ts'
import { AXES, LEVELS } from './domain/ratings.ts'
import { stakeholdersWords as words } from './words.ts'

describe('the words of stakeholders', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'axis.', AXES),
      ...AXES.flatMap((axis) => missingWords(words, `level.${axis}.`, LEVELS)),
      ...missingWords(words, 'quadrant.', QUADRANTS),
      ...missingWords(words, 'quadrant-strategy.', QUADRANTS),
      ...missingWords(words, 'advice.', ADVICES),
      ...missingWords(words, 'participation.', PARTICIPATION_LEVELS),
    ]).toEqual([])
  })
})
