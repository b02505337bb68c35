import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../tests/support/missing-words.ts'
import {
  DECISION_KINDS,
  DECISION_STATES,
  EVENT_ITEMS,
  EVENT_KIND_NAMES,
  EVENT_LEVELS,
  EVENT_STATES,
  EXCHANGE_FORMS,
  GENDERS,
  INVITATIONS,
  ITEM_ANSWERS,
  OPENNESS,
  VENUES,
} from './domain/event.ts'
import { EVENT_FINDINGS } from './domain/event-diagnosis.ts'
import { CHECK_ANSWERS, CRITERIA, FEED_CODES, JUDGEMENT_LEVELS } from './domain/governance.ts'
import { checkTexts, criterionTexts } from './domain/governance-catalogue.ts'
import { FIGURE_CODES, FIGURE_GAPS, FIGURE_UNITS, LEVER_FIGURES, LEVERS } from './domain/lever.ts'
import { leverTexts } from './domain/lever-catalogue.ts'
import { starterPublics } from './domain/public-catalogue.ts'
import { leversWords as words } from './words.ts'

describe('the words of levers', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'kind.', EVENT_KIND_NAMES),
      ...missingWords(words, 'state.', EVENT_STATES),
      ...missingWords(words, 'openness.', OPENNESS),
      ...missingWords(words, 'venue.', VENUES),
      ...missingWords(words, 'level.', EVENT_LEVELS),
      ...missingWords(words, 'level-test.', EVENT_LEVELS),
      ...missingWords(words, 'level-step.', EVENT_LEVELS.slice(1)),
      ...missingWords(words, 'item.', EVENT_ITEMS),
      ...missingWords(words, 'advice.', EVENT_ITEMS),
      ...missingWords(words, 'answer.', ITEM_ANSWERS),
      ...missingWords(words, 'invitation.', INVITATIONS),
      ...missingWords(words, 'decision-kind.', DECISION_KINDS),
      ...missingWords(words, 'decision-state.', DECISION_STATES),
      ...missingWords(words, 'exchange-form.', EXCHANGE_FORMS),
      ...missingWords(words, 'gender.', GENDERS),
      ...missingWords(words, 'gap.', FIGURE_GAPS),
      ...missingWords(words, 'unit.', [...FIGURE_UNITS, 'people']),
      ...missingWords(words, 'figure.', [...FIGURE_CODES, 'reach']),
      ...missingWords(words, 'feed.', FEED_CODES),
      ...missingWords(words, 'parity.', ['under', 'fair', 'over']),
      ...missingWords(words, 'trust.', JUDGEMENT_LEVELS),
      ...missingWords(words, 'check-answer.', CHECK_ANSWERS),
      ...missingWords(words, 'finding.', EVENT_FINDINGS),
    ]).toEqual([])
  })

  it('are in the catalogues for every lever, criterion, public and item, in both languages', () => {
    for (const lang of ['fr', 'en'] as const) {
      expect(leverTexts(lang).map(({ code }) => code)).toEqual(LEVERS)
      for (const { code, indicators } of leverTexts(lang)) expect(indicators).toEqual(LEVER_FIGURES[code])
      expect(criterionTexts(lang).map(({ code }) => code)).toEqual(CRITERIA)
      for (const { levels } of criterionTexts(lang)) expect(levels).toHaveLength(JUDGEMENT_LEVELS.length)
      expect(checkTexts(lang)).toHaveLength(12)
      const publics = starterPublics(lang)
      expect(new Set(publics.map(({ name }) => name)).size).toBe(publics.length)
      const texts = [...leverTexts(lang), ...criterionTexts(lang), ...checkTexts(lang), ...publics]
      expect(texts.flatMap((each) => Object.values(each)).every((text) => text.length > 0)).toBe(true)
    }
  })
})
