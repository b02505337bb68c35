import { describe, expect, it } from 'vitest'
import { LANGS, sayIn } from '#kernel/words.ts'
import { missingWords, unfilled } from '../../../tests/support/missing-words.ts'
import { DIAGNOSIS_CODES, diagnose } from './domain/diagnosis.ts'
import {
  BROKER_ROLES,
  EI_CHANCE_READINGS,
  READING_THRESHOLDS,
  type ReadingRule,
} from './domain/network-reading.ts'
import type { MissingFigure } from './domain/study-figures.ts'
import { ENCOUNTER_FORMS } from './domain/world.ts'
import { networkMeasureWords as words } from './words.ts'

const rules = Object.entries<ReadingRule>(READING_THRESHOLDS)
const MEASURES = [
  ...rules.map(([code]) => code),
  ...['betweenness', 'closeness', 'projection', 'overlap', 'effective-size', 'brokerage', 'meeting'],
  ...['worlds', 'actors', 'ties', 'strength'],
]

/** Every reason: the compiler refuses one that is not here, and one that is none. */
const reasons: Record<MissingFigure, true> = {
  'no-worlds': true,
  'no-actors': true,
  'no-memberships': true,
  'no-ties': true,
  'no-grouped-ties': true,
  'one-world': true,
}
const MISSING_FIGURES = Object.keys(reasons)

describe('the words of the measures', () => {
  it('say every measure with its question and formula, every reading and every advice, in both languages', () => {
    expect([
      ...MEASURES.flatMap((code) => missingWords(words, `measure.${code}.`, ['name', 'question', 'formula'])),
      ...rules.flatMap(([code, { readings }]) => missingWords(words, `reading.${code}.`, readings)),
      ...missingWords(words, 'reading.betweenness.', ['ordinary', 'key']),
      ...missingWords(words, 'reading.closeness.', ['ordinary', 'quick']),
      ...missingWords(words, 'reading.ei-chance.', EI_CHANCE_READINGS),
      ...rules.flatMap(([, { advice }]) =>
        missingWords(
          words,
          'advice.',
          advice.filter((code) => code !== null),
        ),
      ),
      ...missingWords(words, 'advice.', ['message-carrier', 'avoid-duplicates', 'match-role']),
      ...missingWords(words, 'role.', Object.values(BROKER_ROLES)),
      ...missingWords(words, 'role-help.', Object.values(BROKER_ROLES)),
      ...missingWords(words, 'warning.', ['few-actors', 'few-ties', 'few-draws', 'no-ranks', 'ranks']),
      ...missingWords(words, 'missing.', MISSING_FIGURES),
      ...missingWords(words, 'diagnosis.', DIAGNOSIS_CODES),
      ...missingWords(words, 'diagnosis-why.', DIAGNOSIS_CODES),
      ...missingWords(words, 'meeting-reason.', ['never-meet', 'meet-less']),
      ...missingWords(words, 'meeting-relevance.', ['matrix', 'objectives', 'to_mobilise', 'default']),
      ...missingWords(words, 'meeting-form.', ENCOUNTER_FORMS),
    ]).toEqual([])
  })

  it('leave no hole in what a diagnosis rests on', () => {
    const worst = [
      {
        coverage: 0.2,
        ei: -0.8,
        twoModeDensity: 0.05,
        modularity: 0.7,
        affinity: 0.2,
        cutShare: 0.9,
        maxCore: 1,
      },
      {
        coverage: 0.9,
        ei: 0.8,
        twoModeDensity: 0.05,
        modularity: 0.7,
        affinity: 0.2,
        cutShare: 0.9,
        maxCore: 1,
      },
    ].flatMap((figures) => diagnose(figures))
    expect([...new Set(worst.map(({ code }) => code))].sort()).toEqual([...DIAGNOSIS_CODES].sort())
    for (const lang of LANGS) {
      const say = sayIn(words, lang)
      for (const { code, params } of worst) expect(unfilled(say(`diagnosis-why.${code}`, params))).toEqual([])
    }
  })

  it('say the five diagnoses as the method writes them', () => {
    expect(words.fr['diagnosis.one-person']).toBe(
      'Votre réseau repose sur une personne : doublez ce lien dans les six mois.',
    )
    expect(words.fr['diagnosis.insiders']).toBe('Réseau d’initiés : commencez par aller chez les autres.')
  })
})
