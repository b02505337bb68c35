import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../tests/support/missing-words.ts'
import { COMPENSATIONS } from './domain/composition.ts'
import { STEP_STATES } from './domain/engagement-step.ts'
import { LEGAL_BASES, NOTICE_STATES, NOTIFIED_HOW } from './domain/person-notice.ts'
import { ADVICES, PARTICIPATION_LEVELS, QUADRANTS } from './domain/quadrants.ts'
import { AXES, LEVELS } from './domain/ratings.ts'
import { SALIENCE_CLASSES } from './domain/salience.ts'
import { SOLICITATION_KINDS } from './domain/solicitation-load.ts'
import { CHANNELS, POSITIONS, STAKEHOLDER_KINDS, URBAL_GROUPS } from './domain/stakeholder.ts'
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
      ...missingWords(words, 'kind.', STAKEHOLDER_KINDS),
      ...missingWords(words, 'urbal-group.', URBAL_GROUPS),
      ...missingWords(words, 'position.', POSITIONS),
      ...missingWords(words, 'channel.', CHANNELS),
      ...missingWords(words, 'salience.', SALIENCE_CLASSES),
      ...missingWords(words, 'salience-advice.', SALIENCE_CLASSES),
      ...missingWords(words, 'compensation.', COMPENSATIONS),
      ...missingWords(words, 'solicitation.', SOLICITATION_KINDS),
      ...missingWords(words, 'step-state.', STEP_STATES),
      ...missingWords(words, 'legal-basis.', LEGAL_BASES),
      ...missingWords(words, 'notified.', NOTIFIED_HOW),
      ...missingWords(words, 'notice-state.', NOTICE_STATES),
      ...missingWords(words, 'notice-text.basis.', LEGAL_BASES),
    ]).toEqual([])
  })
})
