import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../tests/support/missing-words.ts'
import { AGREEMENT_REFUSALS } from './domain/agreement.ts'
import {
  AGREED_USES,
  AGREEMENT_WAYS,
  ERASURES,
  FORMATS,
  INTERVIEW_STATES,
  PUBLIC_KINDS,
} from './domain/interview.ts'
import { QUOTE_SIGNS, QUOTE_SOURCES, QUOTE_USES } from './domain/quote.ts'
import { interviewsWords as words } from './words.ts'

describe('the words of interviews', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'format.', FORMATS),
      ...missingWords(words, 'state.', INTERVIEW_STATES),
      ...missingWords(words, 'public.', PUBLIC_KINDS),
      ...missingWords(words, 'someone.', PUBLIC_KINDS),
      ...missingWords(words, 'way.', AGREEMENT_WAYS),
      ...missingWords(words, 'use.', AGREED_USES),
      ...missingWords(words, 'erased.', ERASURES),
      ...missingWords(words, 'sign.', QUOTE_SIGNS),
      ...missingWords(words, 'source.', QUOTE_SOURCES),
      ...missingWords(words, 'quote-use.', QUOTE_USES),
      ...missingWords(words, 'problem.', AGREEMENT_REFUSALS),
    ]).toEqual([])
  })
})
