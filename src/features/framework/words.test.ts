import { describe, expect, it } from 'vitest'
import { LANGS, sayIn } from '#kernel/words.ts'
import { missingWords, unfilled } from '../../../tests/support/missing-words.ts'
import { CHOICE_DOUBTS, CHOICE_REASONS } from './domain/choice-reasons.ts'
import { COVERAGE_FINDINGS } from './domain/coverage.ts'
import { CROSSWALK_PROVENANCES, FRAMEWORKS } from './domain/crosswalk.ts'
import { FRAMEWORK_FINDINGS, reviewFramework } from './domain/framework-advice.ts'
import {
  COLLECTION_MODES,
  DIMENSIONS,
  DIRECTIONS,
  IMPACT_LEVELS,
  INDICATOR_KINDS,
  SCALES,
} from './domain/indicator.ts'
import { LINEAGES } from './domain/lineage.ts'
import { QUALITY_TICKS } from './domain/quality-test.ts'
import { frameworkWords as words } from './words.ts'

describe('the words of the framework', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'finding.', FRAMEWORK_FINDINGS),
      ...missingWords(words, 'dimension.', DIMENSIONS),
      ...missingWords(words, 'kind.', INDICATOR_KINDS),
      ...missingWords(words, 'direction.', DIRECTIONS),
      ...missingWords(words, 'impact-level.', IMPACT_LEVELS),
      ...missingWords(words, 'scale.', SCALES),
      ...missingWords(words, 'collection-mode.', COLLECTION_MODES),
      ...missingWords(words, 'quality.', QUALITY_TICKS),
      ...missingWords(words, 'finding.', COVERAGE_FINDINGS),
      ...missingWords(words, '', [...CHOICE_REASONS, ...CHOICE_DOUBTS]),
      ...missingWords(words, 'framework.', FRAMEWORKS),
      ...missingWords(words, 'framework.short-', FRAMEWORKS),
      ...missingWords(words, 'provenance.', CROSSWALK_PROVENANCES),
      ...missingWords(words, 'lineage.', LINEAGES),
    ]).toEqual([])
  })

  it('leave nothing unfilled in the advice', () => {
    const line = {
      name: 'Prix',
      kind: 'quantitative',
      elementId: null,
      sat: [],
      impactLevel: 'output',
    } as const
    const lines = (n: number, hours: number | null) =>
      Array.from({ length: n }, (_, at) => ({ ...line, id: `${at}`, owner: '', dueOn: null, hours }))
    const outcomes = [{ id: 'a', statement: 'Un revenu décent' }]
    const findings = [
      ...reviewFramework(lines(21, 9), { outcomes, satPursued: ['O1'], meansHours: 1 }).findings,
      ...reviewFramework(lines(1, 9), { outcomes, satPursued: [], meansHours: null }).findings,
      ...reviewFramework(lines(1, null), { outcomes, satPursued: [], meansHours: null }).findings,
    ]
    expect(new Set(findings.map((f) => f.code)).size).toBe(FRAMEWORK_FINDINGS.length)
    for (const lang of LANGS) {
      const say = sayIn(words, lang)
      for (const { code, params } of findings)
        expect(unfilled(say(`finding.${code}`, params)), code).toEqual([])
    }
  })
})
