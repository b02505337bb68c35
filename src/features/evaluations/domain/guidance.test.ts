import { describe, expect, it } from 'vitest'
import { LANGS } from '#kernel/words.ts'
import guidance from '../../../../catalogue/guidance.json' with { type: 'json' }
import { type GuidedField, readGuidance } from './guidance.ts'
import { NO_TICKS, type Objective } from './objective.ts'
import { EMPTY_PERIMETER } from './perimeter.ts'
import { STORY_CARDS } from './story.ts'

const OBJECTIVE: Omit<Objective, 'ticks'> & { ticks: unknown } = {
  change: '',
  who: '',
  what: '',
  byHowMuch: '',
  byWhen: null,
  noticedBy: '',
  thanksTo: '',
  sat: [],
  ticks: NO_TICKS,
}

describe('guidance', () => {
  it('stands beside every field of the perimeter, every card and every question of an objective, and nothing else', () => {
    const fields = [
      ...[...Object.keys(EMPTY_PERIMETER), 'startedOn'].map((field) => `perimeter.${field}`),
      ...STORY_CARDS.map((card) => `card.${card}`),
      ...Object.keys(OBJECTIVE)
        // the five ticks are a test, with their own words
        .filter((field) => field !== 'ticks')
        .map((field) => `objective.${field}`),
    ]
    expect(Object.keys(guidance).sort()).toEqual(fields.sort())
  })

  it('gives in both languages a reason, an answer that says nothing and one that helps, all different', () => {
    for (const field of Object.keys(guidance) as GuidedField[]) {
      const said = LANGS.map((lang) => readGuidance(field, lang))
      for (const { why, bad, good } of said) {
        for (const text of [why, bad, good]) expect(text.trim().length, field).toBeGreaterThan(3)
        expect(new Set([why, bad, good]).size, field).toBe(3)
      }
      expect(said[0]?.good, field).not.toBe(said[1]?.good)
    }
  })

  it('keeps examples of cards within the length of a card, written with a typographic apostrophe', () => {
    for (const card of STORY_CARDS) {
      for (const lang of LANGS)
        expect(readGuidance(`card.${card}`, lang).good.length, card).toBeLessThanOrEqual(300)
    }
    expect(JSON.stringify(guidance)).not.toContain("'")
  })
})
