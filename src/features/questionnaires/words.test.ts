import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../tests/support/missing-words.ts'
import { ANSWER_PROBLEMS } from './domain/evaluation.ts'
import { FORM_PROBLEMS } from './domain/form-compiling.ts'
import { questionnairesWords as words } from './words.ts'

describe('the words of questionnaires', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'problem.questionnaires.form-', FORM_PROBLEMS),
      ...missingWords(words, 'answer-problem.', ANSWER_PROBLEMS),
      ...missingWords(words, 'dropped.', ['hidden', 'unknown', 'computed']),
    ]).toEqual([])
  })
})
